"""Post what waits and look at conversations again, every few seconds, beside the web server.

Run it with ``python worker.py`` in this folder, in as many processes as you like: each call is claimed before it is posted.
"""

import time
from collections.abc import Callable

from store import Call, look_again, post_all
from webhooks import Webhooks, from_environment

PAUSE_SECONDS = 2


def one_round(webhooks: Webhooks, post: Callable[[Call], object]) -> None:
    """Do what is due now. What is planned on the way goes out in the same round."""
    look_again(webhooks.store, webhooks.desk, now=webhooks.clock())
    post_all(webhooks.store, webhooks.desk, post, clock=webhooks.clock)


def main() -> None:
    webhooks = from_environment()
    while True:
        one_round(webhooks, post=print)  # put your HTTP client in the place of print
        time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    main()
