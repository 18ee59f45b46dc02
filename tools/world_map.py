"""Draw the world as tiles, one of the same size for each country, so that Singapore is seen as well as Canada.

The places are our own; a tile stands roughly where the country lies beside its neighbours.
"""

from collections.abc import Callable, Iterator
from html import escape

from babel import Locale

__all__ = ["PLACES", "world_map"]

# Each row from north to south; ".." is sea.
_ROWS = (
    ".. .. .. .. .. .. .. .. IS .. .. .. NO SE FI .. .. .. .. .. .. .. .. .. .. .. .. .. ..",
    "CA CA .. .. .. .. .. .. .. IE GB .. DK EE LV LT .. RU RU RU .. .. .. .. .. .. .. .. ..",
    "US US .. .. .. .. .. .. .. .. NL BE DE PL BY UA .. KZ .. .. MN .. .. .. .. .. .. .. ..",
    "MX .. CU DO .. .. .. .. .. FR LU CH AT CZ SK MD GE .. UZ KG .. CN CN .. KR JP .. .. ..",
    ".. GT .. PR .. .. .. .. PT ES .. IT SI HU RO BG AM AZ TM TJ .. CN CN .. .. .. .. .. ..",
    ".. SV HN NI .. .. .. .. .. MT .. HR BA RS MK GR TR .. AF .. NP BT MM HK TW .. .. .. ..",
    ".. .. CR PA VE .. .. .. MA DZ TN LY EG AL CY LB SY IQ IR PK IN BD LA VN .. .. .. .. ..",
    ".. .. .. CO GY .. .. SN MR ML NE TD SD IL JO KW SA BH QA OM LK .. TH KH .. PH .. .. ..",
    ".. .. .. EC PE BR .. GM GN CI GH NG CM ER ET YE AE .. .. .. MV .. MY SG BN .. .. .. ..",
    ".. .. .. .. BO BR .. .. SL LR TG BJ CF SS DJ SO .. .. .. .. .. .. ID ID TL PG .. .. ..",
    ".. .. .. CL PY UY .. .. .. .. GA CG CD UG KE RW .. .. .. .. .. .. .. AU AU .. FJ .. ..",
    ".. .. .. CL AR .. .. .. .. .. .. AO ZM TZ BI .. MU .. .. .. .. .. .. AU AU .. .. NZ ..",
    ".. .. .. .. AR .. .. .. .. .. .. NA BW ZW MW MG .. .. .. .. .. .. .. .. .. .. .. .. ..",
    ".. .. .. .. .. .. .. .. .. .. .. .. ZA MZ LS SZ .. .. .. .. .. .. .. .. .. .. .. .. ..",
)
_TILE, _GAP = 30, 2

#: The tiles of each territory, as column and row from the north-west.
PLACES = {
    code: [(x, y) for y, row in enumerate(_ROWS) for x, word in enumerate(row.split()) if word == code]
    for code in sorted({word for row in _ROWS for word in row.split()} - {".."})
}


def world_map(colour: Callable[[str], str], told: Callable[[str], str], legend: dict[str, str]) -> str:
    """Return the map as SVG: ``colour`` fills the tiles of a territory, ``told`` is what a reader sees on pointing at them."""
    width, height = len(_ROWS[0].split()) * _TILE, (len(_ROWS) + 2) * _TILE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" font-size="11">',
        "<title>The markets of the world</title>",
        *(tile for code, places in PLACES.items() for tile in _tiles(code, places, colour(code), told(code))),
        *_legend(legend, (len(_ROWS) + 1) * _TILE),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _tiles(code: str, places: list[tuple[int, int]], fill: str, told: str) -> Iterator[str]:
    name = Locale("en").territories.get(code, code)
    yield f"<g><title>{escape(f'{name}: {told}')}</title>"
    for x, y in places:
        left, top, side = x * _TILE, y * _TILE, _TILE - _GAP
        yield f'<rect x="{left}" y="{top}" width="{side}" height="{side}" rx="3" fill="{fill}"/>'
        yield f'<text x="{left + side / 2:g}" y="{top + side / 2 + 4:g}" text-anchor="middle">{code}</text>'
    yield "</g>"


def _legend(legend: dict[str, str], top: int) -> Iterator[str]:
    for number, (words, fill) in enumerate(legend.items()):
        left = number * 210
        yield f'<rect x="{left}" y="{top}" width="{_TILE - _GAP}" height="{_TILE - _GAP}" rx="3" fill="{fill}"/>'
        yield f'<text x="{left + _TILE + 4}" y="{top + 18}">{escape(words)}</text>'
