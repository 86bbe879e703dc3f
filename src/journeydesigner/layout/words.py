"""The word for every value of the model's enumerations, in French and English: the one place that has them.

Words are as in mid-sentence ("physical", « physique »); `label` begins with a capital, for lists and headings.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeydesigner.i18n import N_, Language, translate
from journeydesigner.i18n import language as current_language

# fmt: off
WORDS: Mapping[str, Mapping[str, str]] = {
    "journey_kind": {
        "customer_b2c": N_("B2C customer"), "customer_b2b": N_("B2B customer"), "user": N_("user"),
        "employee": N_("employee"), "supplier": N_("supplier"), "partner": N_("service partner"),
    },
    "horizon": {"task": N_("task"), "lifecycle": N_("life cycle")},
    "journey_state": {"current": N_("current"), "future": N_("future"), "hypothesis": N_("hypothesis")},
    "journey_status": {
        "draft": N_("draft"), "in_review": N_("in review"), "validated": N_("validated"),
        "archived": N_("archived"),
    },
    "stage_type": {
        "awareness": N_("awareness"), "consideration": N_("consideration"), "purchase": N_("purchase"),
        "delivery": N_("delivery"), "onboarding": N_("onboarding"), "use": N_("use"),
        "support": N_("assistance"), "loyalty": N_("loyalty"), "advocacy": N_("advocacy"),
        "exit": N_("leaving"), "win_back": N_("win-back"), "other": N_("other"),
    },
    "intended_worlds": {
        "any": N_("physical and digital"), "physical_only": N_("physical only"),
        "digital_only": N_("digital only"),
    },
    "touchpoint_type": {"communication": N_("contact"), "action": N_("action without channel")},
    "layer": {
        "client": N_("Client actions"), "frontstage": N_("frontstage"), "backstage": N_("backstage"),
        "support": N_("support processes"),
    },
    "initiator": {
        "client": N_("the Client"), "organisation": N_("the organisation"), "partner": N_("a partner"),
        "peer": N_("another client"),
    },
    "intent": {
        "inform": N_("find out"), "buy": N_("buy"), "use": N_("make use"), "solve": N_("solve a problem"),
        "maintain": N_("keep in touch"),
    },
    "place": {
        "home": N_("at home"), "workplace": N_("at the workplace"), "third_place": N_("third place"),
        "on_the_move": N_("on the move"), "partner_site": N_("at a partner's"),
        "organisation_site": N_("at the organisation's"), "outdoors": N_("outdoors"),
    },
    "promise": {
        "supports": N_("keeps the promise"), "neutral": N_("neutral to the promise"),
        "contradicts": N_("contradicts the promise"),
    },
    "process_kind": {"business": N_("business process"), "administrative": N_("administrative process")},
    "availability": {"always": N_("at any time"), "hours": N_("opening hours"), "season": N_("in season")},
    "connectivity": {"good": N_("good network"), "poor": N_("poor network"), "none": N_("no network")},
    "transition_kind": {
        "sequence": N_("next"), "choice": N_("choice"), "loop": N_("loop"), "skip": N_("skip"),
        "fallback": N_("fallback"),
    },
    "mechanism": {
        "none": N_("no bridge"), "link": N_("link"), "qr": N_("QR code"), "code": N_("code"),
        "account": N_("account"), "reference": N_("reference"), "appointment": N_("appointment"),
        "ticket": N_("ticket"), "badge": N_("badge"), "email": N_("e-mail"), "sms": N_("text message"),
        "phone_number": N_("phone number"), "form": N_("form"), "printed_document": N_("printed document"),
        "human_introduction": N_("personal introduction"),
    },
    "emotion_label": {
        "excited": N_("excited"), "happy": N_("happy"), "reassured": N_("reassured"), "neutral": N_("neutral"),
        "nervous": N_("nervous"), "disappointed": N_("disappointed"), "frustrated": N_("frustrated"),
    },
    "emotion_source": {"observed": N_("observed"), "assumed": N_("assumed")},
    "journey_link_kind": {"continues": N_("continues in"), "influences": N_("influences")},
    "device": {
        "smartphone": N_("smartphone"), "phone": N_("telephone"), "computer": N_("computer"),
        "tablet": N_("tablet"), "wearable": N_("wearable"), "connected_product": N_("connected product"),
    },
    "persona_role": {"primary": N_("primary"), "secondary": N_("secondary")},
    "persona_basis": {"assumption": N_("assumption"), "research": N_("research")},
    "unit_function": {
        "marketing": N_("marketing"), "sales": N_("sales"), "service": N_("customer service"),
        "product": N_("product"), "hr": N_("human resources"), "it": N_("information systems"),
        "digital": N_("digital services"), "purchasing": N_("purchasing"), "operations": N_("operations"),
        "finance": N_("finance"), "legal": N_("legal affairs"), "executive": N_("top management"),
        "journey": N_("journey management"), "provider": N_("provider"), "partner": N_("partner"),
        "other": N_("other"),
    },
    "raci_code": {"A": N_("accountable"), "R": N_("responsible"), "C": N_("consulted"), "I": N_("informed")},
    "facet": {
        "experience": N_("experience"), "message": N_("message"), "platform": N_("platform"),
        "delivery": N_("delivery of the service"), "data": N_("data"),
    },
    "family": {
        "website": N_("website"), "app": N_("app"), "portal": N_("portal"), "email": N_("e-mail"),
        "sms": N_("text message"), "social": N_("social network"), "chat": N_("chat"),
        "video": N_("video call"), "phone": N_("telephone"), "post": N_("post"), "print": N_("print"),
        "signage": N_("signage"), "place": N_("place"), "event": N_("event"), "kiosk": N_("kiosk"),
        "transport": N_("transport"), "product": N_("product"), "marketplace": N_("marketplace"),
        "reviews": N_("reviews"), "search": N_("search engine"), "learning": N_("training course"),
        "media": N_("media"), "other": N_("other"),
    },
    "nature": {
        "physical": N_("physical"), "hybrid": N_("hybrid"), "remote": N_("remote, voice"),
        "digital": N_("digital"),
    },
    "group": {
        "client": N_("Client actions"), "physical": N_("physical"), "hybrid": N_("hybrid"),
        "remote": N_("remote, voice"), "digital": N_("digital"), "none": N_("no channel yet"),
        "backstage": N_("internal actions"), "support": N_("support processes"), "frontstage": N_("frontstage"),
        "nobody": N_("no owner"), "internal": N_("internal"), "external": N_("external"),
    },
    "map_layer": {
        "arc": N_("emotion"), "thoughts": N_("thoughts"), "pains": N_("pain points"),
        "opportunities": N_("opportunities"), "kpis": N_("key figures"), "systems": N_("applications"),
        "roles": N_("continuous roles"),
    },
    "pivot": {"channels": N_("channels"), "blueprint": N_("blueprint"), "owners": N_("owners")},
    "border": {
        "interaction": N_("line of interaction"), "visibility": N_("line of visibility"),
        "internal": N_("line of internal interaction"),
    },
    "human": {
        "none": N_("no person"), "on_request": N_("a person on request"),
        "asynchronous": N_("a person answers later"), "synchronous": N_("a person at once"),
    },
    "control": {
        "brand": N_("own"), "partner": N_("partner"), "customer": N_("the Client's"),
        "external": N_("external"),
    },
    "direction": {"outbound": N_("outbound"), "inbound": N_("inbound"), "two_way": N_("two-way")},
    "channel_status": {
        "idea": N_("idea"), "pilot": N_("pilot"), "live": N_("in service"), "retired": N_("retired"),
    },
    "system_kind": {
        "crm": N_("CRM"), "erp": N_("ERP"), "hris": N_("HR system"), "cms": N_("content management"),
        "booking": N_("booking engine"), "ticketing": N_("ticketing"), "learning": N_("learning platform"),
        "identity": N_("identity service"), "kiosk": N_("kiosk software"), "automation": N_("automation"),
        "other": N_("other"),
    },
    "system_link_kind": {
        "sso": N_("single sign-on"), "api": N_("API"), "data_sync": N_("data synchronisation"),
        "manual_rekey": N_("re-typed by hand"),
    },
    "opportunity_kind": {
        "training": N_("training"), "tool": N_("tool"), "process": N_("process"), "content": N_("content"),
        "space": N_("space"), "channel": N_("channel"),
    },
    "opportunity_status": {
        "idea": N_("idea"), "planned": N_("planned"), "doing": N_("in progress"), "done": N_("done"),
        "dropped": N_("dropped"),
    },
    "metric": {
        "nps": N_("NPS"), "csat": N_("satisfaction (CSAT)"), "ces": N_("effort (CES)"),
        "percent": N_("percentage"), "count": N_("count"), "duration_min": N_("duration in minutes"),
        "revenue": N_("revenue"), "roi": N_("return on investment"), "other": N_("other"),
    },
    "kpi_family": {
        "perception": N_("perception"), "operation": N_("operation"), "business": N_("business results"),
    },
    "kpi_direction": {"up": N_("higher is better"), "down": N_("lower is better")},
    "frequency": {
        "daily": N_("daily"), "weekly": N_("weekly"), "monthly": N_("monthly"), "quarterly": N_("quarterly"),
        "yearly": N_("yearly"),
    },
    "evidence_type": {
        "interview": N_("interview"), "survey": N_("survey"), "observation": N_("observation"),
        "analytics": N_("analytics"), "log": N_("log"), "workshop": N_("workshop"), "document": N_("document"),
    },
    "language": {"fr": N_("French"), "en": N_("English")},
    "orientation": {"landscape": N_("landscape"), "portrait": N_("portrait")},
    "severity": {"error": N_("error"), "warning": N_("warning"), "info": N_("info")},
    "rule_family": {
        "STR": N_("structure"), "OWN": N_("owners"), "PHY": N_("physical and digital"), "CON": N_("continuity"),
        "FLOW": N_("flow"), "EMO": N_("emotion"), "KPI": N_("measures"), "EVD": N_("evidence"),
        "LNK": N_("links between journeys"), "GOV": N_("governance"),
    },
    "waiver_status": {
        "holds": N_("in force"), "expired": N_("expired"), "reopened": N_("reopened: the element has changed"),
        "unknown_rule": N_("the rule is unknown"), "element_gone": N_("the element is gone"),
    },
}
"""By vocabulary (the name of the model's type in snake case) and value: the English word, id of the French one."""
# fmt: on


class UnknownWord(Exception):
    """A vocabulary or value that nobody gave a word; a defect of the program, never of the user."""

    def __init__(self, vocabulary: str, value: str) -> None:
        super().__init__(f'No word for "{value}" in the vocabulary "{vocabulary}".')


def word(vocabulary: str, value: str, language: Language | None = None) -> str:
    """The word for `value` in the language `language`, or in the current one. Raises `UnknownWord`."""
    msgid = WORDS.get(vocabulary, {}).get(value)
    if msgid is None:
        raise UnknownWord(vocabulary, value)
    return translate(msgid, language or current_language())


def label(vocabulary: str, value: str, language: Language | None = None) -> str:
    """The word for `value` with a capital: for combo boxes, headings and legends."""
    found = word(vocabulary, value, language)
    return found[:1].upper() + found[1:]
