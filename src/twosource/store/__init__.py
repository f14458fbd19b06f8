"""Where the record lies. One protocol, one backend so far: a SQLite file."""
