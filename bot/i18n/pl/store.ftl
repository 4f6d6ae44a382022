# The database of the bot: read by those who run it.

store-damaged = Baza danych bota ({ $place }) jest uszkodzona. Proszę przywrócić ją z kopii zapasowej albo przenieść plik w inne miejsce; bot założy wtedy nową.
store-locked = Baza danych bota ({ $place }) jest zajęta przez inny program. Proszę go zamknąć i uruchomić bota ponownie.
store-full = Nie można zapisać w bazie danych bota ({ $place }): na dysku brakuje miejsca albo dysk zgłasza błąd.
store-unwritable = Nie można otworzyć bazy danych bota ({ $place }) do zapisu. Proszę sprawdzić katalog i prawa do pliku.
store-newer = Bazę danych bota ({ $place }) założyła nowsza wersja programu. Proszę uruchomić tę nowszą wersję albo wskazać inną bazę w BOT_DATABASE_URL.
store-driver = Brakuje biblioteki do bazy danych z BOT_DATABASE_URL ({ $place }). Dla PostgreSQL: pip install asyncpg
store-failed = Nie można użyć bazy danych bota ({ $place }). Proszę sprawdzić BOT_DATABASE_URL i czy baza działa.
