# Why the system refused something; the names are those of the C library and of SQLite.
system-error = { $name ->
    [EACCES] brak uprawnień
    [EPERM] brak uprawnień
    [ENOSPC] na dysku nie ma miejsca
    [EDQUOT] na dysku nie ma miejsca
    [SQLITE_FULL] na dysku nie ma miejsca
    [EROFS] dysk jest tylko do odczytu
    [SQLITE_READONLY] dysk jest tylko do odczytu
    [EIO] błąd dysku
    [SQLITE_IOERR] błąd dysku
    [ENOENT] nie ma takiego pliku
    [EMFILE] otwartych jest za dużo plików
    [ENFILE] otwartych jest za dużo plików
    [SQLITE_BUSY] z pliku korzysta inny program
   *[other] { $text }
 }
