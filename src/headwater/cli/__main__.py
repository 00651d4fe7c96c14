"""`python -m headwater.cli`, the same as `headwater`."""

from headwater.cli import main

main()
