"""Answer when a calendar feed says that the shop is closed: whole days as ``ClosedDates``, hours as breaks.

The feed is read by ``icalendar``, and its recurrences by ``recurring-ical-events``, within the dates asked for only.

Errors: ``MissingExtraError`` ``missing-extra`` where one of them is absent.
"""

from xborder_support.errors import MissingExtraError

try:
    from .feed import Feed, closures, read_feed
except ModuleNotFoundError as error:
    package = (error.name or "").partition(".")[0]
    if package not in {"icalendar", "recurring_ical_events"}:
        raise
    message = f"calendar feeds need the package {package}"
    raise MissingExtraError(message, code="missing-extra", hint="pip install 'xborder-support[ical]'") from error

from .events import FeedEvent, Keep, closes_the_shop

__all__ = ["Feed", "FeedEvent", "Keep", "closes_the_shop", "closures", "read_feed"]
