log-lost = Nie ma połączenia z Telegramem ({ $reason }). Ponawiam próby, coraz rzadziej, najwyżej co 30 sekund.
log-back = Połączenie z Telegramem działa znowu, po { $seconds } s przerwy.
log-conflict = Z tym samym tokenem działa drugi bot: Telegram oddaje wiadomości tylko jednemu. Proszę zatrzymać jeden z nich.
log-rejected = Telegram odrzucił token. Proszę sprawdzić BOT_TOKEN (token podaje @BotFather) i BOT_API_URL. Kończę pracę.
log-silent = Od { $seconds } sekund bot nie pyta Telegrama o wiadomości. Kończę pracę, aby można było uruchomić go od nowa.
