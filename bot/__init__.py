"""A question-answering bot for a Polish town and its NGOs."""

import os

# Threads of the numeric libraries spin while they wait: beside other busy threads, two of them take
# ten times as long as one. To be set before any of them is imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
