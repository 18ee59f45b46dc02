# review: draft
# The value says vy in lower case, .casual says ty; no past tense of the customer. Names only in a known vocative, paní and pane by gender.
# The weekday stands in brackets behind the day: "4. února (středa)". Before an hour stand do and od, as v would at times have to be ve.

salutation = { $day_part ->
        [evening] Dobrý večer
        [night] Dobrý večer
       *[any] Dobrý den
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "surname_vocative") ->
            [none] {""}
           *[other] { $gender ->
                [female] , paní { PERSON($name, form: "surname_vocative") }
                [male] , pane { PERSON($name, form: "surname_vocative") }
               *[unknown] {""}
            }
        }
    }!
    .casual = Ahoj{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given_vocative") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given_vocative") }
        }
    }!

opening = { $brand ->
        [none] Děkujeme za vaši zprávu.
       *[other] Děkujeme, že se obracíte na zákaznický servis { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Jmenuji se { $agent_name } a věnuji se vašemu požadavku.
    }
    .casual = { $brand ->
        [none] Díky za tvou zprávu.
       *[other] Díky, že se obracíš na tým { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Jmenuji se { $agent_name } a věnuji se tvému požadavku.
    }

empathy = { $concern ->
        [late] Chápeme, že čekání na zásilku je nepříjemné.
        [lost] Chápeme, jak nepříjemné je nevědět, kde zásilka je.
        [damaged] Chápeme, že zboží, které není v pořádku, člověka zklame.
        [wrong_item] Chápeme, jak nepříjemné je dostat jiné zboží než objednané.
        [refund] Chápeme, že čekání na vrácení peněz je nepříjemné.
        [payment] Chápeme, že potíže s platbou jsou nepříjemné.
        [customs] Chápeme, že celní záležitosti jsou starost navíc.
       *[other] Chápeme, že je to pro vás důležité.
    }
    .casual = { $concern ->
        [late] Víme, že čekání na zásilku je nepříjemné.
        [lost] Chápeme, jak nepříjemné je nevědět, kde zásilka je.
        [damaged] Víme, že zboží, které není v pořádku, člověka zklame.
        [wrong_item] Víme, jak nepříjemné je dostat jiné zboží než objednané.
        [refund] Víme, že čekání na vrácení peněz je nepříjemné.
        [payment] Víme, že potíže s platbou jsou nepříjemné.
        [customs] Víme, že celní záležitosti jsou starost navíc.
       *[other] Víme, že je to pro tebe důležité.
    }

apology = { $level ->
        [regret] Mrzí nás, že se vám to stalo.
        [sincere] Přijměte prosím naši upřímnou omluvu. Vyřešit tento problém je na nás.
       *[apology] Omlouváme se vám za nepříjemnosti.
    }
    .casual = { $level ->
        [regret] Mrzí nás, že se ti to stalo.
        [sincere] Upřímně se ti omlouváme. Vyřešit tento problém je na nás.
       *[apology] Omlouváme se ti za nepříjemnosti.
    }

cushion = { $before ->
        [refusal] Rádi bychom vám dali jinou odpověď.
       *[request] Rádi bychom vás o něco poprosili.
    }
    .casual = { $before ->
        [refusal] Rádi bychom ti dali jinou odpověď.
       *[request] Rádi bychom tě o něco poprosili.
    }

restate = Váš požadavek chápeme takto: { $summary }.
    .casual = Tvůj požadavek chápeme takto: { $summary }.

ack = Vaši zprávu{ $topic ->
        [none] {""}
       *[other] {" "}na téma „{ $topic }“
    }{ $ref ->
        [none] {""}
       *[other] {" "}(číslo: { $ref })
    } jsme v pořádku obdrželi.
    .casual = Tvou zprávu{ $topic ->
        [none] {""}
       *[other] {" "}na téma „{ $topic }“
    }{ $ref ->
        [none] {""}
       *[other] {" "}(číslo: { $ref })
    } už máme.

expected_reply_within = Odpovíme vám. Nejdelší doba čekání: { DURATION($within) }.
    .casual = Odpovíme ti. Nejdelší doba čekání: { DURATION($within) }.

expected_reply = Odpovíme vám nejpozději { DATE($due_at, pattern: "d. MMMM (EEEE)") } do { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(časové pásmo: { $tz_label })
    }.
    .casual = Odpovíme ti nejpozději { DATE($due_at, pattern: "d. MMMM (EEEE)") } do { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(časové pásmo: { $tz_label })
    }.

out_of_hours = Náš zákaznický servis má teď zavřeno. Opět tu pro vás budeme { DATE($opens_at, pattern: "d. MMMM (EEEE)") } od { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(časové pásmo: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Provozní doba: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}V naléhavých případech nás kontaktujte zde: { $urgent_route }.
    }
    .casual = Teď máme zavřeno. Zase tu pro tebe budeme { DATE($opens_at, pattern: "d. MMMM (EEEE)") } od { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(časové pásmo: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Provozní doba: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Když to spěchá, ozvi se nám tady: { $urgent_route }.
    }

holiday_notice = Z důvodu svátku{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } má náš zákaznický servis zavřeno: { LIST($dates, pattern: "d. MMMM (EEEE)") }. Opět tu pro vás budeme { DATE($opens_at, pattern: "d. MMMM (EEEE)") } od { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(časové pásmo: { $tz_label })
    }.
    .casual = Je svátek{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } a máme zavřeno: { LIST($dates, pattern: "d. MMMM (EEEE)") }. Zase tu pro tebe budeme { DATE($opens_at, pattern: "d. MMMM (EEEE)") } od { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(časové pásmo: { $tz_label })
    }.

stop_confirmed = { $brand }: už vám nebudeme posílat { $scope ->
        [none] žádné zprávy
        [marketing] žádnou reklamu
       *[other] žádné zprávy
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Kontakt: { $contact }
    }
    .casual = { $brand }: už ti nebudeme posílat { $scope ->
        [none] žádné zprávy
        [marketing] žádnou reklamu
       *[other] žádné zprávy
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Kontakt: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = popis požadavku v textové podobě
-word-order_number = číslo objednávky

need_info = Abychom mohli váš požadavek vyřídit, potřebujeme tyto údaje: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Důvod: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Odpovězte nám prosím nejpozději { DATE($deadline, pattern: "d. MMMM (EEEE)") } do { TIME($deadline) }.
    }
    .casual = Abychom ti mohli pomoct, potřebujeme ještě tyto údaje: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Důvod: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Odpověz nám prosím nejpozději { DATE($deadline, pattern: "d. MMMM (EEEE)") } do { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Přejeme vám šťastný nový rok!
        [christmas] Přejeme vám veselé Vánoce!
        [easter] Přejeme vám veselé Velikonoce!
        [orthodox_easter] Přejeme vám veselé Velikonoce!
        [hanukkah] Přejeme vám veselou Chanuku!
        [national_day] Přejeme vám příjemný sváteční den!
        [day_of_the_dead] {""}
        [ramadan] Přejeme vám požehnaný ramadán.
       *[other] Přejeme vám příjemné svátky!
    }
    .casual = { $feast ->
        [new_year] Přejeme ti šťastný nový rok!
        [christmas] Přejeme ti veselé Vánoce!
        [easter] Přejeme ti veselé Velikonoce!
        [orthodox_easter] Přejeme ti veselé Velikonoce!
        [hanukkah] Přejeme ti veselou Chanuku!
        [national_day] Přejeme ti příjemný sváteční den!
        [day_of_the_dead] {""}
        [ramadan] Přejeme ti požehnaný ramadán.
       *[other] Přejeme ti příjemné svátky!
    }

signature =
    S pozdravem
    { $agent_name ->
        [none] zákaznický servis { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Zákaznický servis { $brand }
    }
    .casual =
    Měj se hezky
    { $agent_name ->
        [none] tým { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, tým { $brand }
    }
