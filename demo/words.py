"""What people say in the stories. Data only; ``{he}``, ``{his}``, ``{him}`` follow the person."""

from core.choices import Confidence, SourceKind

REPORTS = (
    "{His} mother called: {he} has not answered for nine days; the last message was short and afraid.",
    "A sister sent a video in which {he} gives {his} name and asks to come home.",
    "The family was told by a friend who travelled with {him}. They ask for help and for news.",
    "{He} sent a voice message at night: somebody else has {his} passport, and there is no pay.",
    "A neighbour who came back last week says that {he} is in trouble and alone.",
    "A reporter asked for comment on a list of names; this name was on it.",
    "A letter from the family, brought by the chief of the location.",
    "The duty officer took a call at 02:40 from a number abroad; the line broke after two minutes.",
)
RECRUITERS = (
    "“Director Brian” of an agency called Safari Talent, Nairobi; office closed since",
    "a woman who calls herself Madam Svetlana, by Telegram only",
    "{his} uncle, who was paid 40,000 shillings for each recruit",
)
RECRUITER_CLAIMS = (
    ("The recruiter works for the embassy, so he said himself", SourceKind.FELLOW, Confidence.UNCONFIRMED),
    ("The recruiter is not employed by the embassy, according to the embassy", SourceKind.HOST, Confidence.DISPUTED),
)
SOURCES = (
    (SourceKind.SOCIAL_MEDIA, "Video on a channel of the unit", Confidence.PROBABLE),
    (SourceKind.FAMILY, "Call by the family", Confidence.UNCONFIRMED),
    (SourceKind.HOLDING, "Note from the holding authority", Confidence.CONFIRMED),
    (SourceKind.RED_CROSS, "Message of the Red Cross delegation", Confidence.CONFIRMED),
    (SourceKind.FELLOW, "Told by another who was there", Confidence.PROBABLE),
    (SourceKind.SELF, "Voice message, about a minute", Confidence.PROBABLE),
    (SourceKind.PRESS, "Report in a daily newspaper", Confidence.UNCONFIRMED),
)
CONDITIONS = (
    "Unhurt, asks for warm clothes",
    "Light wound of the left arm, treated",
    "Weak, has lost weight",
    "In good health",
    "Needs insulin",
    "Afraid; speaks little in front of guards",
)
OBJECTIONS = (
    "Said twice that it must not happen; he fears for himself and his people.",
    "He does not want it now and will say if that changes.",
)
WHY_AGAINST = (
    "He was told first and did not answer; his mother is gravely ill.",
    "The family had the news from a video already and asked whether it is true.",
)
WHY_ASKED = "What he refused was said in the presence of his guards; we ask to hear it from himself."
CALLS_WITH_FAMILY = (
    "Told the family what is confirmed and what is not. They will not speak to the press.",
    "The family has had no new message. Agreed to speak again on Friday.",
    "The brother asks whether a ticket must be paid by the family. Explained.",
    "The mother is ill; asked to call the sister instead.",
)
CALLS_WITH_HOLDERS = (
    "The office confirms that the file is there; no day for a visit yet.",
    "They ask for the request in writing, by note.",
    "They say that {he} was moved; they will not say where.",
)
VISITS = (
    "Seen for 40 minutes with an interpreter. Food sufficient, no complaint of ill-treatment; {he} asks for a lawyer.",
    "Seen in the presence of an officer. {He} wishes to return. Gave a letter for {his} mother.",
    "Seen with a doctor present. {He} understands what happens next.",
)
MESSAGES = (
    "Wrote by WhatsApp: received {his} voice message, told {him} that we know of {him}.",
    "Sent the list of lawyers who speak English.",
    "The employer’s agent answered: will bring the passport on Sunday.",
)
NOTES = (
    "Compared with the list of 12 names from the Red Cross: same birth year, same county.",
    "The passport number in the message is that of the register.",
    "Other families name the same recruiter; see the linked cases.",
    "Asked headquarters whether the fund for victims can pay the ticket.",
)
UNSAFE_REASONS = (
    "Named by two others as the one who recruited them.",
    "Posted the phone number of the victim’s sister in a recruiters’ group.",
    "Owes money to the agency; passed on what we told him.",
)
OCCUPATIONS = (
    "driver", "athlete", "security guard", "hairdresser", "mason", "teacher", "cook", "student", "electrician",
    "domestic worker", "nurse", "farmer", "mechanic", "waiter",
)  # fmt: skip
MARKS = ("Scar above the right eyebrow", "Tattoo of a lion on the forearm", "Front tooth missing", "Burn on left hand")
AGREEMENTS = (
    "{He} said so in person to the consul, in Swahili; a nurse was present.",
    "{He} signed the form for voluntary return; a social worker witnessed.",
    "{He} said so by telephone to the caseworker and repeated it in writing the same day.",
)
RECEIVERS = (
    "{His} mother and an officer of the Directorate",
    "{His} sister and the anti-trafficking unit",
    "The family",
)
WAIVERS = ("Settled otherwise", "No longer needed: the national is home", "The family asked us not to")
THEY_PROMISED = (
    "He will be seen by the Red Cross within the month.",
    "Consular access will be given as soon as the military prosecutor agrees.",
    "The list of all our nationals will be handed over before the next meeting.",
    "Exit permits will be issued within ten working days.",
)
WE_PROMISED = (
    "To send the fingerprints of all named persons.",
    "To answer the draft agreement on labour migration.",
    "To support the candidature at the next assembly, subject to the decision of the Cabinet Secretary.",
)
ASSURANCES = (
    "A visit will be arranged within the week.",
    "The request lies with the prosecutor; access will be given as soon as he agrees.",
    "{He} is on the list for the next visiting day.",
    "You will have the answer in writing before the end of the month.",
)
SUBJECTS = ("Nationals held, and their return", "Consular matters", "Access and repatriation", "Follow-up of our note")
THEY_SAID = (
    "They confirm some of the names and will check the others.",
    "They say that the contracts were signed freely; they will look at each case that we name.",
    "They will answer by note. Exit permits depend on the migration service.",
)
THEY_ASKED = (
    "Copies of the passports and the fingerprints of all persons named.",
    "An early answer to the draft agreement on labour migration.",
    "That the press be told nothing before the next meeting.",
)
ANSWERS = (
    ("acknowledged", ""),
    ("granted", "Agreed for all persons of the list; the days are to be fixed with the consul."),
    ("partly_granted", "Agreed for those whose identity is confirmed; the others are being checked."),
    ("refused", "Not before the end of the investigation."),
)
EVIDENCE = (
    ("kept", "Received by note; compared with our register."),
    ("kept", "Confirmed by two families and by the caseworker."),
    ("broken", "The day has passed without word; raised again at the meeting."),
)
REFUSALS = ("Investigation under way; no visits before its end.", "No person of this name is known to us.")
