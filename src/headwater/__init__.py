"""Headwater traces the claims of news reports to their independent origins."""

import os

__version__ = "0.1.0"

# Before numpy is first imported: the matrices here are small, and threads that wait for one another cost more than they
# bring (the parser is 30% faster with one, the joining of claims nearly twice as fast on a busy machine).
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
