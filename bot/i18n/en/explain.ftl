# For those who keep the knowledge: why the bot replied as it did.
explain-nothing = There is nothing to explain: nothing has been asked in this talk yet.
explain-question = Question: “{ $question }”
explain-language = Language: { $code }
explain-language-unknown = Language: not recognised
explain-subjects = Names recognised: { $subjects }; the rest of the question: “{ $masked }”
explain-tell = Decision: an answer – one of the entries is likely enough.
explain-smalltalk = Decision: small talk.
explain-ask-back = Decision: a question back – several entries are possible, none is likely enough.
explain-refuse = Decision: a refusal – it is more likely that the question is about none of the entries.
explain-none = Probability that no entry is meant: { $percent }%. Words that the base knows: { $known }%.
explain-foreign = Names of other places: { $names }
explain-background = The nearest question out of scope: “{ $line }”{ $group ->
    [none] {""}
   *[other] {" "}(group “{ $group }”)
  }
explain-candidate = { $percent }% – { $title } ({ $entry }), the nearest phrasing: “{ $phrasing }”
explain-signal-char = likeness of letters
explain-signal-covered = share of the question’s words that the entry has
explain-signal-asked = agreement in what is asked for
explain-signal-years = agreement of years
explain-signal-places = names of places that are missing
explain-signal-subject-agrees = agreement of names
explain-signal-meaning = likeness of meaning
