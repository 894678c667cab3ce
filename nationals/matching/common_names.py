"""Names that very many Kenyans bear: sharing one says little, and two of them are two names, not a typing error.

Given names in use across the country, and family and middle names of its larger communities, put together from
general knowledge and in the spelling of everyday use. Data, to be lengthened; no name has a rule of its own.
"""

GIVEN = """
abraham agnes albert alex alfred alice allan amina amos andrew ann anne anthony antony asha beatrice ben benard
benjamin bernard beth betty brenda brian caleb caroline carol catherine charity charles christine christopher clinton
collins cynthia daniel david dennis derrick diana dorcas doreen edith edward edwin elias elijah elizabeth elvis emily
emmanuel enock eric erick esther eunice evans everlyne ezekiel faith fatuma felix florence francis fred fredrick
gabriel geoffrey george gideon gladys godfrey grace halima hannah harrison hellen henry hilda irene isaac isaiah
jackline jackson jacob james jane janet japheth jeremiah jimmy joan joel john jonathan joseph josephine joshua joyce
judith julia julius justus kelvin kennedy kevin leah lewis lilian linda lucy luke lydia margaret maria mark martha
martin mary maureen maurice mercy michael mike millicent moses nancy naomi nelson nicholas norah oliver oscar pamela
patrick paul pauline peter philip phoebe priscilla purity rachel rebecca richard robert rose rosemary ruth samson
samuel sarah sharon sheila silas simon solomon stella stephen susan sylvia teresa thomas timothy titus tom tony victor
victoria vincent violet vivian walter william wilson winnie wycliffe zachary
"""

FAMILY = """
achieng adan aden adhiambo ahmed akinyi akoth ali amina anyango arap atieno auma awino awuor barasa bett biwott bosire
chebet chege chelimo chemutai chepkemoi chepkoech chepngetich cherono cheruiyot cherop chirchir farah gachanja gathoni
gatheru gichuki gichuru gikonyo gitau githinji gitonga haji hamisi hassan hussein ibrahim irungu jama jepchirchir
jepkemei jepkosgei jeptoo juma kahindi kamau kamande kaluki karanja karimi kariuki karisa katana kazungu kemboi
kemunto kerubo kiarie kibet kigen kihara kilonzo kimani kimanzi kimeli kimutai kinyanjui kinyua kioko kipchirchir
kipchumba kipkemboi kipkoech kipkorir kipkosgei kiplagat kiplimo kipngetich kiprono kiprop kiprotich kiprugut kiptoo
kirui kitur koech komen korir kosgei kyalo langat lagat macharia maina makau makokha masinde mbithi mbugua mburu
mohamed mohammed moraa mugo muhia muiruri mukami mulwa mumo mungai munene muli muriithi muriuki murimi musa musau
musembi musyoka musyoki muthoni muthui mutinda mutiso mutua mutuku mwangi mwaniki mwaura mwende mwendwa mwikali mwita
mwiti nafula naliaka nasimiyu ndegwa ndirangu ndolo ndungu ndunge nduku nekesa ngeno ngetich ngugi ngure nganga njau
njenga njeri njeru njiru njoki njoroge njuguna nyaguthii nyakundi nyambura nyaboke nyamweya nyawira nyokabi nyongesa
nzioka ochieng odhiambo odongo oduor ogutu ojwang okello okoth oloo oluoch omar omari omolo omondi omwamba onyango
opiyo osman otieno ouko ouma owino owuor rono rotich ruto said saidi salim sang simiyu tanui too tonui wachira wafula
wairimu wairagu waithaka waithera waithira wambua wambui wambugu wamalwa wangari wangeci wangui wanja wanjala wanjiku
wanjiru wanjohi wanyama wanyonyi waweru wekesa were yusuf
adongo akello akumu aluoch apondi awiti baya chebii chelangat chepkirui chepkwony cheptoo chesang chesire charo chumba
dahir gachoki gedi guled jebet jelagat jemutai jepkoech jepkorir jeptum jerop jerotich jeruto kagwe khaemba kimaiyo
kimaru kipngeno kipruto kipsang kipyego kirwa kitsao kombo koros lelei limo maiyo makori mbogo metto misoi mogaka mosop
muchiri mugambi mulama murage murgor mutai nabwire nanjala nasike ndanu ngeny ngui njagi njogu noor nyaga nyale
nyamongo nzomo obiero obura odera odinga ogola okumu ombati ondieki onsongo rop rutto sambu samoei serem shikuku sigei
sitienei tarus tergat tuwei wamukoya warsame wayua yego
"""

COMMON_NAMES = frozenset((GIVEN + FAMILY).split())

# What stands beside a name and tells nobody apart; the last line is what Slavic lists put there.
TITLE_WORDS = """
mr mrs ms miss dr prof hon eng sir madam mzee mama bwana bibi bw bi capt captain maj major col colonel gen general lt
lieutenant sgt sergeant cpl corporal pte pvt private rev reverend fr sr pastor bishop amb ambassador
alhaji phd md jr ii iii iv daw
gr grazhdanin gn pan panna
"""
PARTICLE_WORDS = "bin bint binti ibn ben al el as ash ole arap wa ya wal van von de da di la le ould"
