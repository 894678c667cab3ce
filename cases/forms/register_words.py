"""What the page that confirms a register calls fields, and how a word was understood."""

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "number": _("running number"),
    "name": _("name"),
    "surname": _("surname"),
    "given_names": _("given names"),
    "middle_names": _("middle names"),
    "national_id": _("identity card"),
    "passport": _("passport"),
    "identity": _("identity card or passport"),
    "born": _("date of birth"),
    "age": _("age"),
    "sex": _("sex"),
    "county": _("home county"),
    "country": _("country where he is"),
    "nationality": _("nationality"),
    "place": _("place"),
    "status": _("status"),
    "reported_by": _("reported by"),
    "reported_on": _("date of report"),
    "phone": _("phone"),
    "kin_name": _("next of kin"),
    "kin_relation": _("relation of the next of kin"),
    "kin_phone": _("phone of the next of kin"),
    "occupation": _("occupation"),
    "agency": _("agency or recruiter"),
    "email": _("e-mail"),
    "remarks": _("remarks"),
}
NOT_READ = ("", _("not read"))
UNDECIDED = ("", _("not decided: these lines fail"))
NO_SEX = ("-", _("not known"))
MOST_WORDS = 300
HOW = {
    "exact": _("the word itself"),
    "synonym": _("another word for it"),
    "code": _("a code"),
    "contains": _("a word in it"),
    "town": _("a town there"),
    "similar": _("spelled alike"),
    "blank": _("empty"),
    "unknown": _("not known"),
}
DOUBTFUL = {"unknown": 0, "similar": 1, "contains": 2, "town": 3}  # how sure a reading is, the least sure first
CHOICE = {"class": "form-select form-select-sm"}
COUNTRY = {"class": "form-control form-control-sm", "list": "country-names"}
