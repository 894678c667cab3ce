"""Given names that are one name to those who bear them: short forms, and what other languages make of them.

A line is a name with its forms, put together from general knowledge; a form may stand in several lines. Cyrillic forms
are there where Russian, Ukrainian and Bulgarian write an English name as it is spoken. Data, to be lengthened.
"""

from collections import defaultdict
from collections.abc import Callable

GIVEN_NAMES = """
aaliyah aliya عالية
abdi عبدي абди
abbas عباس аббас
abdullah abdallah abdulla abdoulaye عبدالله абдулла
adil adel عادل
ahmed ahmad akhmed ahmet akhmad أحمد احمد ахмед
aisha aysha ayesha aicha aishah asha عائشة айша
akram ikram أكرم
ali aly علي علی али
amin ameen أمين амин
amina aminah aminata أمينة амина
amir ameer emir أمير амир
amr amro عمرو
anwar anouar أنور
aziz azeez عزيز азиз
bashir basheer bachir بشير башир
bilal belal billal بلال билал
daud dawood dawud داود дауд
farid fareed فريد фарид
faris fares فارس
farah فرح фарах
fahad fahd فهد
faisal faysal feisal فيصل фейсал
habib حبيب
hakim hakeem حكيم
halima halimah حليمة халима
hamad hamed حمد
hamid hameed حميد хамид
hamza hamzah حمزة хамза
hani هاني
hassan hasan khasan حسن хассан гасан
hussein husain husayn husein hossein huseyin guseyn حسين хусейн
ibrahim ebrahim ibragim brahim إبراهيم ابراهيم ибрагим
idris idriss idrees إدريس
imran عمران
ismail ismael esmail إسماعيل اسماعيل исмаил
jabir jaber جابر
jafar jaafar gafar جعفر
jalal galal djalal جلال
jamal gamal djamal جمال джамал
jamil gamil جميل
kamal kemal كمال
karim kareem كريم карим
khadija hadija khadijah khadidja hadidja خديجة хадиджа
khalid khaled halid خالد халид
khalil halil خليل халил
latif lateef لطيف
layla leila laila ليلى лейла
mahmoud mahmud mehmood mahmoud محمود махмуд
majid majeed magid ماجد
mansour mansoor mansur منصور мансур
maryam mariam meryem مريم
mohamed mohammed muhammad mohammad muhammed mehmet mohamud mohammod mamadou محمد мохамед мохаммед мухаммад магомед
mubarak mobarak مبارك
mukhtar mokhtar مختار
munir mounir منير
musa moussa موسى муса
mustafa moustafa mostafa مصطفى мустафа
nabil nabeel نبيل
nadia nadya نادية
najib nagib naguib نجيب
nasir nasser naser nassir ناصر насер
omar umar omer عمر умар
osman othman uthman usman عثمان осман усман
qasim kassim kasim qassem قاسم касим
rahim raheem رحيم
rami رامي
rashid rasheed rachid راشد рашид
rustam rostam
saad sad سعد саад
sabah صباح
sadiq sadik sadek صادق
said saeed sayid saied saeid سعيد саид
salah salaah صلاح салах
saleh salih صالح салех
salem salim salem سالم салим
salim saleem سليم
salima سليمة салима
salman سلمان салман
sami سامي
samir sameer سمير самир
samira سميرة
sharif shareef cherif شريف
suleiman sulaiman soliman suleyman سليمان сулейман
tahir taher طاهر
talal طلال
tariq tarek tarik طارق тарик
walid waleed oualid وليد валид
yahya yehia yahia يحيى яхья
yasin yassin yaseen ياسين
yasir yasser yaser ياسر ясир
younis yunus younes يونس юнус
yusuf youssef yousef yusef joseph yussuf yousif يوسف юсуф
zahra zohra زهراء زهرة
zakaria zakariya زكريا
zaid zayd زيد
zaynab zeinab zainab زينب зейнаб
ziad ziyad زياد
abraham abram avraham ibrahim ebrahim ibragim abe эйбрахам אברהם
adam adem
agnes agnieszka inés агнес
alan allan allen alain
albert alberto bert al
alexander alexandre alejandro alessandro aleksandr oleksandr aleksander alex sasha sascha shura alik sandy iskander
alexandra aleksandra oleksandra alessandra sasha sandra
alexey alexei aleksei oleksii alexis alyosha lyosha alexius
alfred alfredo fred alf
alice alicia alisa элис
andrew andrey andrei andrii andreas andre andrea andy drew andrzej andras эндрю
ann anne anna hanna ganna anya ania annie nancy энн
anthony antony anton antonio antoine tony entoni энтони
arthur arturo artur art
barbara varvara basia barb
benjamin ben benny binyamin benji бенджамин
beatrice beatriz beatrix беатрис
bernard bernardo bernd
boris borya
brian bryan брайан
caleb kalev кейлеб калеб
carol caroline carolina karolina кэролайн
catherine katherine kathryn catalina katarina ekaterina yekaterina kateryna katya kate katie kathy cathy catriona кэтрин
charles carlos carlo karl karol charlie chuck carl чарльз чарлз
christina kristina christine cristina tina chris christiane
christopher christoph cristobal krzysztof khristofor chris kit kristofer кристофер
daniel danila danylo daniil dan danny daniele дэниел даниэль דניאל دانيال
david davide dawid davyd dave davit dovid дэвид дейвид девид דוד ديفيد داود
deborah debra devorah debbie дебора
denis dennis denys dionisio denise
dmitry dmitri dmytro dmitriy dima mitya dimitri dimitar
dorothy dorothea dorota dorotea dot dolly
edward eduardo eduard edoardo ed eddie ted ned eddy эдвард
elijah elias ilya eliya ilias elia eli ellis элайджа
elizabeth elisabeth elisabet elizaveta yelizaveta elisa isabel isabella liz lisa liza beth betty eliza elspeth lizzie
emmanuel manuel emanuel immanuel manny manolo
erick eric erik
esther ester hester эстер эсфирь אסתר
eugene yevgeny evgeny evgeni evgeniy jewgeni jewgenij evgueni yevhen yevgen eugenio evhen gene zhenya юджин
eunice юнис
eve eva yeva havva
faith фейт
fatima fatma fatuma fatimah fatoumata فاطمة фатима фатума
felix feliks
frances francesca francisca franziska fran
francis francisco francesco franz frank francois franciszek pancho paco фрэнсис
frederick frederic friedrich fred freddy fredrick federico fedir фредерик
gabriel gavriil gabriele gabe havryil
geoffrey jeffrey jeff godfrey geoff gottfried джеффри джеффрі
george georgi georgy giorgi giorgio jorge georges yuri yury yurii heorhii jerzy jiri egor yegor igor georg georgios джордж جورج
gerald gerard gerhard gerardo geraldo jerry
gladys глэдис
grace gracia grazia grazyna грейс جريس غريس
gregory grigory hryhorii gregorio gregor greg grigori grigor grisha грегори
helen helena elena yelena olena ellen hellen eleni lena elaine хелен
henry henri heinrich enrique henrik harry hank enrico genrikh генри
hugh hugo хью
ian john
irene irina iryna irena ira арина
isaac isak yitzhak itzhak isaak izaak айзек יצחק
isaiah yeshayahu isaia айзея
jacob jakob yakov yaakov yakub iakov jake yakiv giacomo jakub jacobo джейкоб יעקב
james jaime giacomo jim jimmy jamie diego santiago джеймс جيمس
jane jean joan jeanne juana giovanna janina zhanna ioanna джейн
janet janette джанет
jeremiah jeremy yirmiyahu ieremia jerry jeremias джеремайя
jerome jeronimo hieronymus
joel yoel джоэл
john jon jack johann johannes hans ivan ioan juan giovanni jean yahya sean ioannis yohannes jan janos johnny ian joao vanya джон جون
jonathan jon yonatan jonny джонатан
joseph jose josef giuseppe yosef youssef yusuf yussuf yousef iosif joe pepe josip jozef yosyp джозеф יוסף يوسف
joshua yehoshua josue josh joshua джошуа
joyce джойс
chaim haim hayim חיים
judith yehudit judy judit джудит
julia yulia julie giulia yuliia iulia джулия
julian julien juliano yulian
julius julio jules yuliy giulio джулиус
kevin кевин
kirill cyril kyrylo kiril
konstantin constantine kostya constantin kostiantyn costas
lawrence laurence lorenzo laurent lars lavrentiy larry lorenz
leo leon lev leonard leonid лео
louis luis luigi ludwig lewis lou ludvik
lucy lucia lucie lusia люси
luke lucas luca lukas luka lukasz lukyan люк
margaret margarita marguerite margarethe malgorzata maggie meg peggy greta rita маргарет
mark marco marcos marc marcus markus
martha marta марта
martin martino marten marcin мартин
mary maria marie mariam miriam maryam marya masha mariya maryna molly мэри мери мері מרים ماري مريم
matthew mateo matteo mathieu matthias matvey mateusz matt matvii мэтью метью
maurice mauricio moritz moris морис
michael mikhail miguel michel mykhailo mihail misha mike mikael michal mick mihai майкл майкъл מיכאל
moses moshe moises musa moisei moussa мозес моузес משה
naomi noemi наоми
nicholas nikolai nikolay nicolas mykola nick nikola klaus kolya niccolo nicola nikolaus николас ніколас
oliver olivier оливер
patrick patricio padraig patrizio pat paddy патрик
patricia pat patty
paul pavel pablo paolo pavlo pauli pasha pol пол пал
peter petr pyotr pedro pietro petro pierre piotr petar pete pierre питер пітер بيتر
philip filip felipe philippe phil filippo philipp pylyp филип
phoebe fiby fevi фиби
priscilla pris
rachel raquel rahel rakhil рэйчел рейчъл рейчел רחל
raymond raimund ramon ray
rebecca rivka rebeca becky ребекка רבקה
richard ricardo riccardo rick dick ryszard ричард річард
robert roberto bob bobby rob robin bert роберт
roman romano
rose rosa roza rosie роуз
ruth rut руфь рут
samuel shmuel samuil sam sami samuele сэмюэл самуэль семюел שמואל صموئيل
sarah sara sarra сара שרה
sergey sergei serhii serge sergio seryozha sergiy
simon simeon shimon semyon symon simone саймон שמעון
solomon shlomo salomon suleiman שלמה
sofia sophia sophie sofya zofia sonya
stanislav stanislaw stas
stephen steven stefan esteban stepan steve stefano etienne stephan stepan istvan стивен стівен
svetlana svitlana sveta
susan susana suzanne susanna sue suzanna zuzanna сьюзен
tatiana tetiana tanya tatyana
theodore fyodor fedor teodor ted fedir teodoro feodor
theresa teresa therese terry tereza
thomas tomas tom tommaso foma tomasz tommy томас
timothy timofey timoteo tim timofei tymofii тимоти
valentine valentin valentyn
valery valeri valerii valerio
vasily vasyl basil vassili vasil basilio wasyl vasya
victor viktor vittorio vic
victoria viktoria viktoriya vicky vika
vincent vincenzo vicente vince винсент
vivian vivien viviana вивиан
vladimir volodymyr vova wladimir volodya vlodzimierz
walter valter gualtiero wally уолтер
william bill billy will willy guillermo guillaume wilhelm guglielmo liam вильям уильям вільям уилям
wilson уилсон вилсон
zachary zakhar zacharias zakaria zechariah zach
"""  # noqa: E501  a name is a line


def forms_by_sound(sound: Callable[[str], str]) -> dict[str, frozenset[int]]:
    """The lines in which each form stands, by the sound that ``sound`` gives it."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(GIVEN_NAMES.split("\n")):
        for form in line.split():
            found[sound(form)].add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}
