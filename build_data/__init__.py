"""What is built once, before the wheel: the gazetteer. Nothing here is installed or imported by the program."""
