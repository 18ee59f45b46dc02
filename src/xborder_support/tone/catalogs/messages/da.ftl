# review: draft
# Both registers say du; De is archaic. The value is courteous and whole, .casual shorter and warmer. A comma opens every clause.
# Everybody is greeted by the given name; a surname alone is left out, as hr. and fru are no longer written to customers.

salutation = { $day_part ->
        [morning] Godmorgen
       *[any] Hej
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    },
    .casual = { $day_part ->
        [morning] Godmorgen
       *[any] Hej
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] Tak for din henvendelse.
       *[other] Tak for din henvendelse til { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Mit navn er { $agent_name }, og jeg tager mig af din sag.
    }
    .casual = { $brand ->
        [none] Tak, fordi du skriver til os.
       *[other] Tak, fordi du skriver til { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Jeg hedder { $agent_name }, og jeg hjælper dig.
    }

empathy = { $concern ->
        [late] Vi forstår, at det er ærgerligt at vente på en pakke.
        [lost] Vi forstår, at det skaber bekymring ikke at vide, hvor en pakke er.
        [damaged] Vi forstår, at det er en skuffelse, når en vare ikke er, som den skal være.
        [wrong_item] Vi forstår, at det er ærgerligt at modtage en anden vare end den bestilte.
        [refund] Vi forstår, at det er ærgerligt at vente på en tilbagebetaling.
        [payment] Vi forstår, at det skaber bekymring, når der er problemer med en betaling.
        [customs] Vi forstår, at spørgsmål om told er besværlige.
       *[other] Vi forstår, at denne sag er vigtig for dig.
    }
    .casual = { $concern ->
        [late] Det er ærgerligt at vente på en pakke, det forstår vi godt.
        [lost] Det er ubehageligt ikke at vide, hvor en pakke er, det forstår vi godt.
        [damaged] Det er en skuffelse, når en vare ikke er, som den skal være, det forstår vi godt.
        [wrong_item] Det er ærgerligt at modtage en anden vare end den bestilte, det forstår vi godt.
        [refund] Det er ærgerligt at vente på en tilbagebetaling, det forstår vi godt.
        [payment] Det skaber bekymring, når der er problemer med en betaling, det forstår vi godt.
        [customs] Spørgsmål om told er besværlige, det forstår vi godt.
       *[other] Det her er vigtigt for dig, det forstår vi godt.
    }

apology = { $level ->
        [regret] Vi beklager situationen.
        [sincere] Vi giver dig vores oprigtige undskyldning. Det er vores ansvar at løse problemet.
       *[apology] Vi beklager ulejligheden.
    }
    .casual = { $level ->
        [regret] Det er vi kede af.
        [sincere] Vi undskylder oprigtigt over for dig. Det er vores ansvar at få det løst.
       *[apology] Undskyld ulejligheden.
    }

cushion = { $before ->
        [refusal] Vi ville gerne have givet dig et andet svar.
       *[request] Vi beder om din hjælp til et enkelt punkt.
    }
    .casual = { $before ->
        [refusal] Vi ville ønske, at vi havde et andet svar til dig.
       *[request] Vi har brug for din hjælp til én ting.
    }

restate = Sådan har vi forstået din henvendelse: ”{ $summary }”.
    .casual = Sådan forstår vi dig: ”{ $summary }”.

ack = Vi har modtaget din henvendelse{ $topic ->
        [none] {""}
       *[other] {" "}om ”{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }.
    .casual = Nu har vi fået din besked{ $topic ->
        [none] {""}
       *[other] {" "}om ”{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }.

expected_reply_within = Du får vores svar inden for { DURATION($within) }.
    .casual = Vi svarer dig inden for { DURATION($within) }.

expected_reply = Du får vores svar senest { DATE($due_at, pattern: "EEEE 'den' d. MMMM") } kl. { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszone: { $tz_label })
    }.
    .casual = Vi svarer dig senest { DATE($due_at, pattern: "EEEE 'den' d. MMMM") } kl. { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszone: { $tz_label })
    }.

out_of_hours = Vores kundeservice er lukket lige nu. Vi er klar til at hjælpe dig igen { DATE($opens_at, pattern: "EEEE 'den' d. MMMM") } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszone: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Åbningstider: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Hvis det haster, kan du kontakte os her: { $urgent_route }.
    }
    .casual = Vi har lukket lige nu. Vi er tilbage { DATE($opens_at, pattern: "EEEE 'den' d. MMMM") } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszone: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Vi har åbent: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Haster det, får du fat i os her: { $urgent_route }.
    }

holiday_notice = På grund af en helligdag{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } er vores kundeservice lukket: { LIST($dates, pattern: "EEEE 'den' d. MMMM") }. Vi er klar til at hjælpe dig igen { DATE($opens_at, pattern: "EEEE 'den' d. MMMM") } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszone: { $tz_label })
    }.
    .casual = Det er helligdag{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, og vi har lukket: { LIST($dates, pattern: "EEEE 'den' d. MMMM") }. Vi er tilbage { DATE($opens_at, pattern: "EEEE 'den' d. MMMM") } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszone: { $tz_label })
    }.

stop_confirmed = { $brand }: Du modtager ikke flere { $scope ->
        [none] beskeder
        [marketing] reklamer
       *[other] beskeder
    } fra os.{ $contact ->
        [none] {""}
       *[other] {" "}Kontakt: { $contact }
    }
    .casual = { $brand }: Vi sender dig ikke flere { $scope ->
        [none] beskeder
        [marketing] reklamer
       *[other] beskeder
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Spørgsmål: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = skriftlig beskrivelse af sagen
-word-order_number = ordrenummer

need_info = For at kunne behandle din henvendelse har vi brug for følgende oplysninger: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Årsag: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Vi beder dig svare senest { DATE($deadline, pattern: "EEEE 'den' d. MMMM") } kl. { TIME($deadline) }.
    }
    .casual = For at kunne hjælpe dig mangler vi bare: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Årsag: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Svar os senest { DATE($deadline, pattern: "EEEE 'den' d. MMMM") } kl. { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Vi ønsker dig et godt nytår.
        [christmas] Vi ønsker dig en glædelig jul.
        [easter] Vi ønsker dig en god påske.
        [orthodox_easter] Vi ønsker dig en god påske.
        [day_of_the_dead] {""}
        [ramadan] Vi ønsker dig en velsignet ramadan.
       *[other] Vi ønsker dig en god højtid.
    }
    .casual = { $feast ->
        [new_year] Godt nytår fra os alle!
        [christmas] Glædelig jul fra os alle!
        [easter] God påske fra os alle!
        [orthodox_easter] God påske fra os alle!
        [day_of_the_dead] {""}
        [ramadan] En velsignet ramadan fra os alle.
       *[other] Rigtig god højtid fra os alle!
    }

signature =
    Med venlig hilsen
    { $agent_name ->
        [none] Kundeservice hos { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Kundeservice hos { $brand }
    }
    .casual =
    Mange hilsner
    { $agent_name ->
        [none] Alle os hos { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } fra { $brand }
    }
