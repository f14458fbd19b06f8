"""A small gazetteer that tests of places share. Real names and rounded points; the rows are made for the tests."""

from __future__ import annotations

from pathlib import Path

from twosource.resolve.imports import import_csv

ROWS = """id,name,lat,lon,country,aliases,kind,admin1,admin2,pcode,population
c-iq,Iraq,33.0,44.0,IQ,,country,,,,40000000
c-ly,Libya,28.0,17.0,LY,,country,,,,7000000
c-lb,Lebanon,33.9,35.9,LB,,country,,,,6000000
p-nin,Nineveh,36.0,42.5,IQ,Ninawa,governorate,Nineveh,,,3000000
p-kir,Kirkuk,35.3,44.2,IQ,,governorate,Kirkuk,,,1500000
t-mos,Mosul,36.34,43.13,IQ,Al Mawsil;الموصل,city,Nineveh,,,1700000
t-kir,Kirkuk,35.47,44.39,IQ,كركوك,city,Kirkuk,,,900000
t-taf,Tall Afar,36.37,42.45,IQ,,town,Nineveh,,,80000
t-bas,Bashiqah,36.45,43.35,IQ,,town,Nineveh,,,20000
t-tri,Tripoli,32.89,13.19,LY,طرابلس,city,Tripoli,,,1100000
t-trl,Tripoli,34.43,35.84,LB,طرابلس,city,North,,,230000
t-zaw,Az Zawiyah,32.75,12.73,LY,,city,Zawiya,,,180000
v-zaw,Zawiyah,36.10,43.00,IQ,,village,Nineveh,,,900
v-mor,Mora,36.0,42.0,IQ,,village,Nineveh,,,700
"""


def write_world(folder: Path) -> Path:
    """Make the gazetteer in ``folder``."""
    table, path = folder / "world.csv", folder / "world.sqlite"
    table.write_text(ROWS, encoding="utf-8")
    import_csv(table, path)
    return path
