"""Whatever happens in whatever order, nothing is lost, nothing is said twice unmarked, and every chat keeps its order.

SEQUENCES in the environment says how many sequences are tried; 40 unless said.
"""

import os
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.never_lost_machine import machine_on

SEQUENCES = int(os.environ.get("SEQUENCES", "40"))


def test_whatever_happens_in_whatever_order_nothing_is_lost(sqlite_template: Path) -> None:
    with machine_on(sqlite_template) as machine:
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=SEQUENCES,
                stateful_step_count=50,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                phases=(Phase.generate, Phase.shrink),
                database=None,
            ),
        )
