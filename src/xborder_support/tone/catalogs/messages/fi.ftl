# review: draft
# Both registers say sinä, mostly by endings alone; the value is impersonal where it can be, .casual shorter and warmer. No te: it is for the old and the official.
# No case ending is put on a value: the brand is a subject or stands behind a comma. CLDR's weekday is the essive ("keskiviikkona"); closing days have the nominative.

salutation = { $day_part ->
        [morning] Hyvää huomenta
       *[any] Hei
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    },
    .casual = { $day_part ->
        [morning] Huomenta
       *[any] Hei
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] Kiitos yhteydenotostasi.
       *[other] { $brand } kiittää yhteydenotostasi.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Nimeni on { $agent_name }, ja hoidan asiaasi.
    }
    .casual = { $brand ->
        [none] Kiitos viestistäsi.
       *[other] { $brand } kiittää viestistäsi.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Olen { $agent_name } ja autan sinua.
    }

empathy = { $concern ->
        [late] Ymmärrämme, että paketin odottaminen harmittaa.
        [lost] Ymmärrämme, että on huolestuttavaa, kun ei tiedä, missä paketti on.
        [damaged] Ymmärrämme, että on pettymys, kun tuote ei ole kunnossa.
        [wrong_item] Ymmärrämme, että väärän tuotteen saaminen harmittaa.
        [refund] Ymmärrämme, että hyvityksen odottaminen harmittaa.
        [payment] Ymmärrämme, että maksamiseen liittyvä ongelma huolestuttaa.
        [customs] Ymmärrämme, että tulliasioista on vaivaa.
       *[other] Ymmärrämme, että asia on sinulle tärkeä.
    }
    .casual = { $concern ->
        [late] Tiedämme, että paketin odottaminen harmittaa.
        [lost] Ymmärrämme, että on huolestuttavaa, kun ei tiedä, missä paketti on.
        [damaged] Tiedämme, että on pettymys, kun tuote ei ole kunnossa.
        [wrong_item] Tiedämme, että väärän tuotteen saaminen harmittaa.
        [refund] Tiedämme, että hyvityksen odottaminen harmittaa.
        [payment] Tiedämme, että maksamiseen liittyvä ongelma huolestuttaa.
        [customs] Tiedämme, että tulliasioista on vaivaa.
       *[other] Tiedämme, että tämä on sinulle tärkeää.
    }

apology = { $level ->
        [regret] Olemme pahoillamme tapahtuneesta.
        [sincere] Pyydämme sinulta vilpittömästi anteeksi. Ongelman ratkaiseminen on meidän vastuullamme.
       *[apology] Pahoittelemme aiheutunutta vaivaa.
    }
    .casual = { $level ->
        [regret] Olemme pahoillamme tästä.
        [sincere] Pyydämme sinulta vilpittömästi anteeksi. Meidän tehtävämme on hoitaa asia kuntoon.
       *[apology] Pahoittelemme vaivaa.
    }

cushion = { $before ->
        [refusal] Olisimme mielellämme antaneet toisenlaisen vastauksen.
       *[request] Pyydämme apuasi yhdessä asiassa.
    }
    .casual = { $before ->
        [refusal] Olisimme halunneet antaa sinulle toisen vastauksen.
       *[request] Tarvitsemme apuasi yhdessä asiassa.
    }

restate = Olemme ymmärtäneet asiasi näin: ”{ $summary }”.
    .casual = Ymmärsimme asiasi näin: ”{ $summary }”.

ack = Olemme saaneet viestisi{ $topic ->
        [none] {""}
       *[other] {" "}aiheesta ”{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(viite: { $ref })
    }.
    .casual = Saimme viestisi{ $topic ->
        [none] {""}
       *[other] {" "}aiheesta ”{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(viite: { $ref })
    }.

expected_reply_within = Vastausaikamme on enintään { DURATION($within) }.
    .casual = Vastausaika on enintään { DURATION($within) }.

expected_reply = Saat vastauksemme viimeistään { DATE($due_at) } klo { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(aikavyöhyke: { $tz_label })
    }.
    .casual = Vastaamme sinulle viimeistään { DATE($due_at) } klo { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(aikavyöhyke: { $tz_label })
    }.

out_of_hours = Asiakaspalvelumme on juuri nyt suljettu. Palvelemme jälleen { DATE($opens_at) } klo { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(aikavyöhyke: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Palveluajat: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kiireellisissä asioissa meidät tavoittaa täältä: { $urgent_route }.
    }
    .casual = Olemme juuri nyt kiinni. Palaamme { DATE($opens_at) } klo { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(aikavyöhyke: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Olemme auki: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Jos asialla on kiire, tavoitat meidät täältä: { $urgent_route }.
    }

holiday_notice = Juhlapyhän{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } vuoksi asiakaspalvelumme on suljettu: { LIST($dates, pattern: "cccc d. MMMM") }. Palvelemme jälleen { DATE($opens_at) } klo { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(aikavyöhyke: { $tz_label })
    }.
    .casual = On juhlapyhä{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, ja olemme kiinni: { LIST($dates, pattern: "cccc d. MMMM") }. Palaamme { DATE($opens_at) } klo { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(aikavyöhyke: { $tz_label })
    }.

stop_confirmed = { $brand }: Et saa meiltä enää { $scope ->
        [none] viestejä
        [marketing] mainoksia
       *[other] viestejä
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Yhteystieto: { $contact }
    }
    .casual = { $brand }: Emme lähetä sinulle enää { $scope ->
        [none] viestejä
        [marketing] mainoksia
       *[other] viestejä
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Kysy lisää: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = kirjallinen kuvaus asiasta
-word-order_number = tilausnumero

need_info = Asian käsittelyä varten tarvitsemme seuraavat tiedot: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Syy: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Pyydämme vastausta viimeistään { DATE($deadline) } klo { TIME($deadline) }.
    }
    .casual = Jotta voimme auttaa sinua, tarvitsemme vielä nämä: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Syy: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Vastaathan viimeistään { DATE($deadline) } klo { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Toivotamme hyvää uutta vuotta.
        [christmas] Toivotamme hyvää joulua.
        [easter] Toivotamme hyvää pääsiäistä.
        [orthodox_easter] Toivotamme hyvää pääsiäistä.
        [day_of_the_dead] {""}
        [ramadan] Toivotamme siunattua ramadania.
       *[other] Toivotamme hyvää juhlapyhää.
    }
    .casual = { $feast ->
        [new_year] Hyvää uutta vuotta sinulle!
        [christmas] Hyvää joulua sinulle!
        [easter] Hyvää pääsiäistä sinulle!
        [orthodox_easter] Hyvää pääsiäistä sinulle!
        [day_of_the_dead] {""}
        [ramadan] Siunattua ramadania sinulle.
       *[other] Mukavaa juhlapyhää sinulle!
    }

signature =
    Ystävällisin terveisin
    { $agent_name ->
        [none] { $brand }, asiakaspalvelu
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            { $brand }, asiakaspalvelu
    }
    .casual =
    Terveisin
    { $agent_name ->
        [none] { $brand } ja koko tiimi
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, { $brand }
    }
