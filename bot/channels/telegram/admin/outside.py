"""Where a question that is not ours may go: the groups that are offered for it."""

from collections import Counter

from bot.channels.telegram.admin.presses import said
from bot.editorial.changes import DEFAULT_GROUP
from bot.editorial.editions import Edition
from bot.knowledge.wording import fold


def offered_groups(edition: Edition, question: str) -> dict[str, str]:
    """Ids and labels of the groups nearest to ``question``, the one of other questions last.

    Groups of one title are told apart by a question that stands in each.
    """
    groups = {group.id: group for group in edition.base.background}
    lines = edition.assistant.matcher.documents.background
    near = (lines[int(n)].group for n in edition.assistant.matcher.signals(question).background)
    ids = list(dict.fromkeys(id_ for id_ in near if id_ in groups))
    titles = {id_: groups[id_].title for id_ in ids}
    other = said("default-group")
    if fold(other) not in map(fold, titles.values()):
        # The authors may have such a group under an id of their own.
        theirs = [group for group in groups.values() if fold(group.title) == fold(other)]
        id_ = DEFAULT_GROUP if DEFAULT_GROUP in groups or not theirs else theirs[0].id
        titles[id_] = groups[id_].title if id_ in groups else other
    elif DEFAULT_GROUP in groups:
        titles[DEFAULT_GROUP] = groups[DEFAULT_GROUP].title
    times = Counter(map(fold, titles.values()))
    return {
        id_: title
        if times[fold(title)] == 1
        else said("group-like", title=title, question=groups[id_].questions[0])
        for id_, title in titles.items()
    }
