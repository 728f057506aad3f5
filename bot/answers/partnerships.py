"""What is known of a partnership: how it stands, whom to ask on each shore, when they last met, what hinders them."""

from collections.abc import Collection, Sequence

from bot.answers.contacts import shore_lines
from bot.answers.facts import status
from bot.answers.talk import Talk
from bot.speech import Html, Voice, bold
from data.model import Interaction, Organisation, Partnership, Remark

MOST_REMARKS = 2


def partnership_lines(
    partnership: Partnership, talk: Talk, shore: str | None = None, places: Collection[int] = ()
) -> list[Html]:
    """Say one partnership in a few lines; only the contacts of one `shore` when just these were asked for."""
    organisations = talk.memory.organisations.by_ids(partnership.organisation_ids)
    said = [headline(partnership, talk.voice)]
    for code in [shore] if shore else _shores_of(partnership, talk):
        said += shore_lines(code, organisations, talk, places or partnership.place_ids, partnership.as_of)
    return said


def headline(partnership: Partnership, voice: Voice) -> Html:
    """Say the name of a partnership and how it stands."""
    name = bold(voice.pick(partnership.name))
    return voice.say("🤝 {name}: {status}", name=name, status=status(partnership, voice))


def last_interaction(organisations: Sequence[Organisation], talk: Talk) -> Interaction | None:
    """Give the latest contact between the shores in which one of the organisations took part."""
    found = talk.memory.interactions.of_organisations([one.id for one in organisations])
    # That a training was announced does not say that it took place.
    return next((one for one in found if one.starts_on <= talk.today and one.kind != "training"), None)


def interaction_line(interaction: Interaction, voice: Voice) -> Html:
    """Say when and on what occasion the shores were last in contact."""
    day, title = voice.day(interaction.starts_on), voice.pick(interaction.title)
    return voice.say("🕰 Last contact: {day}, {title}", day=day, title=title)


def remarks_of(partnership: Partnership, talk: Talk) -> list[Remark]:
    """Give what was said about a partnership and still stands: difficulties first."""
    found = {one.id: one for one in talk.memory.remarks.of_partnerships([partnership.id])}
    for one in talk.memory.remarks.of_organisations(partnership.organisation_ids):
        if not one.partnership_ids:
            found.setdefault(one.id, one)
    return sorted((one for one in found.values() if one.open), key=lambda one: (one.kind != "blockage", one.id))


def remark_line(remark: Remark, voice: Voice) -> Html:
    """Say what somebody told, and on which day."""
    said, day = voice.pick(remark.summary), voice.day(remark.told_on)
    if remark.kind == "blockage":
        return voice.say("⚠️ Difficulty reported on {day}: {said}", day=day, said=said)
    if remark.kind == "proposal":
        return voice.say("💡 Proposed on {day}: {said}", day=day, said=said)
    if remark.kind == "offer":
        return voice.say("🎁 Offered on {day}: {said}", day=day, said=said)
    return voice.say("🔎 Wanted on {day}: {said}", day=day, said=said)


def _shores_of(partnership: Partnership, talk: Talk) -> list[str]:
    """Both shores for a partnership; only its own for an organisation that has no partner yet."""
    codes = [shore.code for shore in talk.directory.shores]
    if len(partnership.organisation_ids) > 1 or partnership.status != "seeking":
        return codes
    own = {one.country_code for one in talk.memory.organisations.by_ids(partnership.organisation_ids)}
    return [code for code in codes if code in own]
