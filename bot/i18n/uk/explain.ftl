# For those who keep the knowledge: why the bot replied as it did.
explain-nothing = Немає чого пояснювати: у цій розмові ще не було запитання.
explain-question = Запитання: „{ $question }”
explain-language = Мова: { $code }
explain-language-unknown = Мова: не розпізнана
explain-subjects = Розпізнані назви: { $subjects }; решта запитання: „{ $masked }”
explain-tell = Рішення: відповідь – один із записів достатньо ймовірний.
explain-smalltalk = Рішення: ввічлива розмова.
explain-ask-back = Рішення: уточнення – можливі кілька записів, жоден не є достатньо ймовірним.
explain-refuse = Рішення: відмова – імовірніше, що запитання не стосується жодного запису.
explain-none = Імовірність, що не йдеться про жоден запис: { $percent }%. Слів, відомих базі: { $known }%.
explain-foreign = Назви інших місць: { $names }
explain-background = Найближче запитання поза темою бота: „{ $line }”{ $group ->
    [none] {""}
   *[other] {" "}(група „{ $group }”)
  }
explain-candidate = { $percent }% – { $title } ({ $entry }), найближче формулювання: „{ $phrasing }”
explain-signal-char = схожість літер
explain-signal-covered = частка слів запитання, які є в записі
explain-signal-asked = збіг того, про що запитують
explain-signal-years = збіг років
explain-signal-places = назви місць, яких бракує
explain-signal-subject-agrees = збіг назв
explain-signal-meaning = схожість змісту
