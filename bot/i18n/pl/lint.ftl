# Doubts about the knowledge before it is published: read by admins, in Polish only.

lint-unreachable = żadne z pytań wpisu nie prowadzi do niego, gdy się je pominie: bot zna go tylko słowo w słowo
lint-unreachable-remedy = proszę dopisać pytania, które mówią wprost o sprawie wpisu, albo połączyć go z innym
lint-same-question = o to samo pyta się we wpisie „{ $other }” ({ $title })
lint-same-question-remedy = proszę połączyć te wpisy albo zadać w każdym pytania, które je różnią
lint-stray = pytanie „{ $text }” jest bliższe wpisowi „{ $other }” ({ $title })
lint-stray-remedy = proszę je tam przenieść albo dopisać tu podobne
lint-same-answer = prawie tę samą odpowiedź ma wpis „{ $other }” ({ $title })
lint-same-answer-remedy = proszę połączyć te wpisy albo zacząć każdą odpowiedź od tego, o co pyta właśnie on
lint-contradiction-date = tu stoi data { $ours }, a we wpisie „{ $other }” o tym samym { $theirs }
lint-contradiction-date-remedy = proszę sprawdzić, która jest prawdziwa
lint-contradiction-sum = tu stoi kwota { $ours }, a we wpisie „{ $other }” o tym samym { $theirs }
lint-contradiction-sum-remedy = proszę sprawdzić, która jest prawdziwa
lint-contradiction-phone = tu stoi numer { $ours }, a we wpisie „{ $other }” o tym samym { $theirs }
lint-contradiction-phone-remedy = proszę sprawdzić, który jest prawdziwy
lint-stale-translation = tłumaczenie ({ $code }) może być nieaktualne: nie ma w nim { $missing }
lint-stale-translation-remedy = proszę porównać je z odpowiedzią
lint-stale-translation-instead = tłumaczenie ({ $code }) może być nieaktualne: nie ma w nim { $missing }, a jest { $instead }
lint-stale-translation-instead-remedy = proszę porównać je z odpowiedzią
