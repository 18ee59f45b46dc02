"""Write the rules of a place from the packaged rulebook, so that the pages say what the data says.

``.. rules-of:: US`` lists every rule, of every date, of the United States and of their parts; ``PLATFORM`` lists those of all platforms.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from xborder_support.compliance import Rule, Rulebook
from xborder_support.compliance import rulebook as drawer
from xborder_support.compliance.rulebook import duty_words

_DATA = Path(drawer.__file__).parent / "data"


class RulesOf(Directive):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        for file in sorted(_DATA.glob("*.toml")):  # a page is written anew when the data changes
            self.state.document.settings.env.note_dependency(str(file))
        rules = [rule for rule in Rulebook.load().rules if rule.jurisdiction.partition(":")[0].partition("-")[0] == self.arguments[0]]
        if not rules:
            raise self.error(f"no rule of {self.arguments[0]}")
        rules.sort(key=lambda rule: rule.jurisdiction)
        return [node for _, group in groupby(rules, key=lambda rule: rule.jurisdiction) for node in _of_jurisdiction(list(group))]


def _of_jurisdiction(rules: list[Rule]) -> Iterator[nodes.Node]:
    yield nodes.rubric("", rules[0].jurisdiction, ids=[nodes.make_id(f"rules-of-{rules[0].jurisdiction}")])
    items = [nodes.definition_list_item("", *_of_rule(rule)) for rule in rules]
    yield nodes.definition_list("", *items)


def _of_rule(rule: Rule) -> Iterator[nodes.Node]:
    yield nodes.term("", "", nodes.literal("", rule.id), ids=[nodes.make_id(rule.id)])
    lines = [nodes.list_item("", nodes.paragraph("", "", *line)) for line in _lines(rule)]
    yield nodes.definition("", nodes.paragraph("", rule.says), nodes.bullet_list("", *lines))


def _lines(rule: Rule) -> Iterator[list[nodes.Node]]:
    explained = Rulebook([rule]).explain(rule.id).splitlines()[1:-1]
    duties = {duty_words(duty) for duty in rule.duties}
    for line in (text.strip() for text in explained):
        source = line.removeprefix("source: ")
        if source != line and source.startswith("https://"):
            yield [nodes.Text("source: "), nodes.reference("", source.split("/")[2], refuri=source)]
        elif source != line and source.startswith("http://"):
            yield [nodes.Text(f"source: {source}")]
        else:
            yield [nodes.strong("", line) if line in duties else nodes.Text(line)]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("rules-of", RulesOf)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
