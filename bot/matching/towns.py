"""Towns as they are called where no dictionary of forms helps; all words folded."""

from typing import Final

# Towns of two words of which neither alone is sure to be a place, in base forms.
OF_TWO_WORDS: Final = frozenset(
    tuple(name.split("_"))
    for name in (
        "ruda_slaski miasteczko_slaski dabrowa_tarnowski dabrowa_bialostocki dabrowa_zielony"
        " dabrowa_chelminski bialy_podlaski stalowy_wola zielony_gora jeleni_gora kamienny_gora"
        " nowy_targ nowy_sol nowy_dwor gora_kalwaria bielsk_podlaski suchy_beskidzki"
        " rawa_mazowiecki wysoki_mazowiecki czarny_dunajec zloty_stok zabkowice_slaski"
    ).split()
)

# "katowicki budżet": the adjectives of large towns, and of those near Silesia, in base forms.
ADJECTIVES: Final = frozenset(
    "katowicki sosnowiecki bedzinski czeladzki jaworznicki myslowicki tyski chorzowski bytomski"
    " gliwicki zabrzanski siemianowicki swietochlowicki tarnogorski zawiercianski olkuski"
    " siewierski slawkowski wojkowicki czestochowski bielski rybnicki raciborski cieszynski"
    " wodzislawski pszczynski mikolowski oswiecimski chrzanowski krakowski warszawski wroclawski"
    " poznanski lodzki gdanski gdynski sopocki szczecinski lubelski rzeszowski kielecki opolski"
    " torunski bydgoski bialostocki olsztynski radomski zielonogorski gorzowski koszalinski"
    " slupski elblaski tarnowski nowosadecki przemyski kaliski koninski legnicki walbrzyski"
    " jeleniogorski chelmski siedlecki zakopianski".split()
)

# Beginnings of the names in Ukrainian and English, and of towns abroad that people move from.
FOREIGN_BEGINNINGS: Final = (
    *("warszaw", "warsaw", "krakow", "krakiw", "cracow", "katowic", "sosnow", "bendzin", "bendzyn"),
    *("hlywic", "hliwic", "glywic", "zabze", "zabrze", "chozuw", "chozow", "chorzow", "jawozn"),
    *("mysliwic", "myslowic", "czenstochow", "wroclaw", "poznan", "lodz", "gdansk", "hdansk"),
    *("hdyn", "szczecin", "lublin", "ljublin", "zeszuw", "zeszow", "bydhoszcz", "torun"),
    *("bilsko", "rybnyk", "rybnik", "opole", "kelce", "bilostok", "olsztyn", "kyjiw", "kyjew"),
    *("kyiv", "kiev", "lwiw", "lwow", "lviv", "charkiw", "charkow", "kharkiv", "odesi", "odesa"),
    *("odesy", "dnipro", "dnipri", "zaporiz", "ternopil", "luck", "iwano-frankiw", "berlin"),
    *("london", "paris", "prague", "praha"),
)
