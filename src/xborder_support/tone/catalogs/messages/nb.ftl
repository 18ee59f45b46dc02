# review: draft
# Both registers say du; De is archaic. The value is courteous and whole, .casual shorter and warmer.
# Everybody is greeted by the given name; a surname alone is left out, as herr and fru are no longer written to customers.

salutation = { $day_part ->
        [morning] God morgen
       *[any] Hei
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    },
    .casual = { $day_part ->
        [morning] God morgen
       *[any] Hei
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] Takk for henvendelsen.
       *[other] Takk for henvendelsen til { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Mitt navn er { $agent_name }, og jeg følger opp saken din.
    }
    .casual = { $brand ->
        [none] Takk for at du skriver til oss.
       *[other] Takk for at du skriver til { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Jeg heter { $agent_name }, og jeg hjelper deg.
    }

empathy = { $concern ->
        [late] Vi forstår at det er kjedelig å vente på en pakke.
        [lost] Vi forstår at det er urovekkende å ikke vite hvor en pakke er.
        [damaged] Vi forstår at det er en skuffelse når en vare ikke er som den skal.
        [wrong_item] Vi forstår at det er ergerlig å få en annen vare enn den man har bestilt.
        [refund] Vi forstår at det er kjedelig å vente på en tilbakebetaling.
        [payment] Vi forstår at det er ubehagelig når en betaling ikke går som den skal.
        [customs] Vi forstår at spørsmål om toll er plagsomme.
       *[other] Vi forstår at denne saken er viktig for deg.
    }
    .casual = { $concern ->
        [late] Det er kjedelig å vente på en pakke, det forstår vi godt.
        [lost] Det er urovekkende å ikke vite hvor en pakke er, det forstår vi godt.
        [damaged] Det er en skuffelse når en vare ikke er som den skal, det forstår vi godt.
        [wrong_item] Det er ergerlig å få en annen vare enn den man har bestilt, det forstår vi godt.
        [refund] Det er kjedelig å vente på en tilbakebetaling, det forstår vi godt.
        [payment] Det er ubehagelig når en betaling ikke går som den skal, det forstår vi godt.
        [customs] Spørsmål om toll er plagsomme, det forstår vi godt.
       *[other] Dette er viktig for deg, det forstår vi godt.
    }

apology = { $level ->
        [regret] Vi beklager det som har skjedd.
        [sincere] Vi ber deg oppriktig om unnskyldning. Det er vårt ansvar å løse problemet.
       *[apology] Vi beklager ulempen dette har medført.
    }
    .casual = { $level ->
        [regret] Dette er vi lei for.
        [sincere] Vi ber deg oppriktig om unnskyldning. Det er vårt ansvar å ordne opp.
       *[apology] Beklager bryet.
    }

cushion = { $before ->
        [refusal] Vi skulle gjerne ha gitt deg et annet svar.
       *[request] Vi ber om din hjelp med ett punkt.
    }
    .casual = { $before ->
        [refusal] Vi skulle ønske vi hadde et annet svar til deg.
       *[request] Vi trenger hjelpen din med én ting.
    }

restate = Slik har vi forstått henvendelsen din: «{ $summary }».
    .casual = Slik forstår vi deg: «{ $summary }».

ack = Vi har mottatt henvendelsen din{ $topic ->
        [none] {""}
       *[other] {" "}om «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referanse { $ref })
    }.
    .casual = Nå har vi fått meldingen din{ $topic ->
        [none] {""}
       *[other] {" "}om «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referanse { $ref })
    }.

expected_reply_within = Du får svar fra oss innen { DURATION($within) }.
    .casual = Vi svarer deg innen { DURATION($within) }.

expected_reply = Du får svar fra oss senest { DATE($due_at) } kl. { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidssone: { $tz_label })
    }.
    .casual = Vi svarer deg senest { DATE($due_at) } kl. { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidssone: { $tz_label })
    }.

out_of_hours = Kundeservice er stengt nå. Vi er klare til å hjelpe deg igjen { DATE($opens_at) } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidssone: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Åpningstider: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Hvis det haster, kan du kontakte oss her: { $urgent_route }.
    }
    .casual = Vi har stengt akkurat nå. Vi er tilbake { DATE($opens_at) } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidssone: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Vi har åpent: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Haster det, når du oss her: { $urgent_route }.
    }

holiday_notice = På grunn av helligdag{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } er kundeservice stengt: { LIST($dates) }. Vi er klare til å hjelpe deg igjen { DATE($opens_at) } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidssone: { $tz_label })
    }.
    .casual = Det er helligdag{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, og vi har stengt: { LIST($dates) }. Vi er tilbake { DATE($opens_at) } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidssone: { $tz_label })
    }.

stop_confirmed = { $brand }: Du får { $scope ->
        [none] ikke flere meldinger
        [marketing] ikke mer reklame
       *[other] ikke flere meldinger
    } fra oss.{ $contact ->
        [none] {""}
       *[other] {" "}Kontakt: { $contact }
    }
    .casual = { $brand }: Vi sender deg { $scope ->
        [none] ikke flere meldinger
        [marketing] ikke mer reklame
       *[other] ikke flere meldinger
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Spørsmål: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = skriftlig beskrivelse av saken
-word-order_number = ordrenummer

need_info = For å kunne behandle henvendelsen din trenger vi følgende opplysninger: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Årsak: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Vi ber deg svare senest { DATE($deadline) } kl. { TIME($deadline) }.
    }
    .casual = For å kunne hjelpe deg trenger vi bare: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Årsak: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Svar oss senest { DATE($deadline) } kl. { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Vi ønsker deg et godt nytt år.
        [christmas] Vi ønsker deg en god jul.
        [easter] Vi ønsker deg en god påske.
        [orthodox_easter] Vi ønsker deg en god påske.
        [day_of_the_dead] {""}
        [ramadan] Vi ønsker deg en velsignet ramadan.
       *[other] Vi ønsker deg en fin høytid.
    }
    .casual = { $feast ->
        [new_year] Godt nytt år fra oss alle!
        [christmas] God jul fra oss alle!
        [easter] God påske fra oss alle!
        [orthodox_easter] God påske fra oss alle!
        [day_of_the_dead] {""}
        [ramadan] En velsignet ramadan fra oss alle.
       *[other] Ha en fin høytid!
    }

signature =
    Vennlig hilsen
    { $agent_name ->
        [none] Kundeservice i { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Kundeservice i { $brand }
    }
    .casual =
    Hilsen
    { $agent_name ->
        [none] alle oss i { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } i { $brand }
    }
