# review: draft
# The value names nobody outside the salutation, so it needs neither Pan nor Pani; .casual says Ty with a capital. No past tense of the customer.
# Pan and Pani only with gender and vocative known. The weekday, a nominative, stands in brackets behind the day: "3 lutego (wtorek)".

salutation = { $day_part ->
        [evening] Dobry wieczór
        [night] Dobry wieczór
       *[any] Dzień dobry
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given_vocative") ->
            [none] {""}
           *[other] { $gender ->
                [female] , Pani { PERSON($name, form: "given_vocative") }
                [male] , Panie { PERSON($name, form: "given_vocative") }
               *[unknown] {""}
            }
        }
    }!
    .casual = Cześć{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given_vocative") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given_vocative") }
        }
    }!

opening = { $brand ->
        [none] Dziękujemy za kontakt.
       *[other] Dziękujemy za kontakt z zespołem { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Nazywam się { $agent_name } i zajmuję się tą sprawą.
    }
    .casual = { $brand ->
        [none] Dziękujemy za Twoją wiadomość.
       *[other] Dziękujemy za Twoją wiadomość do zespołu { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Nazywam się { $agent_name } i zajmuję się Twoją sprawą.
    }

empathy = { $concern ->
        [late] Rozumiemy, jak uciążliwe jest czekanie na przesyłkę.
        [lost] Rozumiemy, jak niepokojące jest, gdy nie wiadomo, gdzie jest przesyłka.
        [damaged] Rozumiemy, jak przykro jest, gdy z produktem jest coś nie tak.
        [wrong_item] Rozumiemy, jak irytujące jest otrzymanie innego produktu niż zamówiony.
        [refund] Rozumiemy, jak uciążliwe jest czekanie na zwrot pieniędzy.
        [payment] Rozumiemy, ile kłopotu sprawia problem z płatnością.
        [customs] Rozumiemy, ile kłopotu sprawiają formalności celne.
       *[other] Rozumiemy, jak ważna jest ta sprawa.
    }
    .casual = { $concern ->
        [late] Wiemy, jak uciążliwe jest czekanie na przesyłkę.
        [lost] Rozumiemy, jak niepokojące jest, gdy nie wiadomo, gdzie jest przesyłka.
        [damaged] Wiemy, jak przykro jest, gdy z produktem jest coś nie tak.
        [wrong_item] Wiemy, jak irytujące jest otrzymanie innego produktu niż zamówiony.
        [refund] Wiemy, jak uciążliwe jest czekanie na zwrot pieniędzy.
        [payment] Wiemy, ile kłopotu sprawia problem z płatnością.
        [customs] Wiemy, ile kłopotu sprawiają formalności celne.
       *[other] Wiemy, jak ważna jest dla Ciebie ta sprawa.
    }

apology = { $level ->
        [regret] Jest nam przykro z powodu tej sytuacji.
        [sincere] Prosimy przyjąć nasze szczere przeprosiny. Rozwiązanie tego problemu należy do nas.
       *[apology] Przepraszamy za kłopot.
    }
    .casual = { $level ->
        [regret] Przykro nam, że Cię to spotkało.
        [sincere] Szczerze Cię przepraszamy. Rozwiązanie tego problemu należy do nas.
       *[apology] Przepraszamy Cię za kłopot.
    }

cushion = { $before ->
        [refusal] Wolelibyśmy udzielić innej odpowiedzi.
       *[request] Bardzo prosimy o pomoc w jednej kwestii.
    }
    .casual = { $before ->
        [refusal] Wolelibyśmy dać Ci inną odpowiedź.
       *[request] Mamy do Ciebie prośbę.
    }

restate = Tak rozumiemy to zgłoszenie: { $summary }.
    .casual = Tak rozumiemy Twoje zgłoszenie: { $summary }.

ack = Potwierdzamy otrzymanie wiadomości{ $topic ->
        [none] {""}
       *[other] {" "}na temat „{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(numer: { $ref })
    }.
    .casual = Twoja wiadomość{ $topic ->
        [none] {""}
       *[other] {" "}na temat „{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(numer: { $ref })
    } już do nas dotarła.

expected_reply_within = Maksymalny czas oczekiwania na naszą odpowiedź: { DURATION($within) }.
    .casual = Odpiszemy Ci. Maksymalny czas oczekiwania: { DURATION($within) }.

expected_reply = Odpowiedź prześlemy najpóźniej { DATE($due_at, pattern: "d MMMM (EEEE)") } do godz. { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(strefa czasowa: { $tz_label })
    }.
    .casual = Odpiszemy Ci najpóźniej { DATE($due_at, pattern: "d MMMM (EEEE)") } do godz. { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(strefa czasowa: { $tz_label })
    }.

out_of_hours = Nasze biuro obsługi klienta jest teraz zamknięte. Będziemy ponownie do dyspozycji { DATE($opens_at, pattern: "d MMMM (EEEE)") } od godz. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(strefa czasowa: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Godziny pracy: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}W pilnych sprawach prosimy o kontakt tutaj: { $urgent_route }.
    }
    .casual = Teraz mamy zamknięte. Znów będziemy do Twojej dyspozycji { DATE($opens_at, pattern: "d MMMM (EEEE)") } od godz. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(strefa czasowa: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Godziny pracy: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Jeśli to pilne, skontaktuj się z nami tutaj: { $urgent_route }.
    }

holiday_notice = Z powodu święta{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } nasze biuro obsługi klienta jest zamknięte: { LIST($dates, pattern: "d MMMM (EEEE)") }. Będziemy ponownie do dyspozycji { DATE($opens_at, pattern: "d MMMM (EEEE)") } od godz. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(strefa czasowa: { $tz_label })
    }.
    .casual = Z powodu święta{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } mamy zamknięte: { LIST($dates, pattern: "d MMMM (EEEE)") }. Znów będziemy do Twojej dyspozycji { DATE($opens_at, pattern: "d MMMM (EEEE)") } od godz. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(strefa czasowa: { $tz_label })
    }.

stop_confirmed = { $brand }: nie będziemy już wysyłać { $scope ->
        [none] wiadomości
        [marketing] reklam
       *[other] wiadomości
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Kontakt: { $contact }
    }
    .casual = { $brand }: nie będziemy Ci już wysyłać { $scope ->
        [none] wiadomości
        [marketing] reklam
       *[other] wiadomości
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Kontakt: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = opis sprawy w formie tekstu
-word-order_number = numer zamówienia

need_info = Aby zająć się zgłoszeniem, potrzebujemy następujących informacji: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Powód: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Prosimy o odpowiedź najpóźniej { DATE($deadline, pattern: "d MMMM (EEEE)") } do godz. { TIME($deadline) }.
    }
    .casual = Aby Ci pomóc, potrzebujemy jeszcze tych informacji: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Powód: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Odpisz nam, proszę, najpóźniej { DATE($deadline, pattern: "d MMMM (EEEE)") } do godz. { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Życzymy szczęśliwego Nowego Roku!
        [christmas] Życzymy wesołych Świąt Bożego Narodzenia!
        [easter] Życzymy wesołych Świąt Wielkanocnych!
        [orthodox_easter] Życzymy wesołych Świąt Wielkanocnych!
        [hanukkah] Życzymy radosnej Chanuki!
        [day_of_the_dead] {""}
        [ramadan] Życzymy błogosławionego ramadanu.
       *[other] Życzymy miłego świętowania!
    }
    .casual = { $feast ->
        [new_year] Życzymy Ci szczęśliwego Nowego Roku!
        [christmas] Życzymy Ci wesołych Świąt Bożego Narodzenia!
        [easter] Życzymy Ci wesołych Świąt Wielkanocnych!
        [orthodox_easter] Życzymy Ci wesołych Świąt Wielkanocnych!
        [hanukkah] Życzymy Ci radosnej Chanuki!
        [day_of_the_dead] {""}
        [ramadan] Życzymy Ci błogosławionego ramadanu.
       *[other] Życzymy Ci miłego świętowania!
    }

signature =
    Z poważaniem
    { $agent_name ->
        [none] Biuro obsługi klienta { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Biuro obsługi klienta { $brand }
    }
    .casual =
    Pozdrawiamy
    { $agent_name ->
        [none] zespół { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } i zespół { $brand }
    }
