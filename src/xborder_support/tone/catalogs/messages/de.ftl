# review: confident

salutation = { $name ->
        [none] Guten Tag,
       *[other] { PERSON($name, form: "surname") ->
            [none] Guten Tag { PERSON($name) },
           *[other] { $gender ->
                [female] Sehr geehrte Frau { PERSON($name, form: "formal") },
                [male] Sehr geehrter Herr { PERSON($name, form: "formal") },
               *[unknown] Guten Tag { PERSON($name) },
            }
        }
    }
    .casual = { $name ->
        [none] Hallo!
       *[other] { PERSON($name, form: "given") ->
            [none] Hallo!
           *[other] Hallo { PERSON($name, form: "given") }!
        }
    }

# Begins with a word that has a capital in every place, as a comma ends the salutation. The thanks stand in ack.
opening = { $agent_name ->
        [none] { $brand ->
            [none] Sie haben uns geschrieben, und wir kümmern uns um Ihr Anliegen.
           *[other] Sie haben sich an { $brand } gewandt, und wir kümmern uns um Ihr Anliegen.
        }
       *[other] { $brand ->
            [none] Sie haben uns geschrieben.
           *[other] Sie haben sich an { $brand } gewandt.
        }{" "}Mein Name ist { $agent_name }, und ich kümmere mich um Ihr Anliegen.
    }
    .casual = { $agent_name ->
        [none] { $brand ->
            [none] Du hast uns geschrieben, und wir kümmern uns um dein Anliegen.
           *[other] Du hast dich an { $brand } gewandt, und wir kümmern uns um dein Anliegen.
        }
       *[other] Ich bin { $agent_name }{ $brand ->
            [none] {""}
           *[other] {" "}von { $brand }
        } und kümmere mich um dein Anliegen.
    }

empathy = { $concern ->
        [late] Wir verstehen, wie unangenehm es ist, auf ein Paket zu warten.
        [lost] Wir verstehen, wie beunruhigend es ist, nicht zu wissen, wo ein Paket ist.
        [damaged] Wir verstehen, wie enttäuschend es ist, wenn ein Artikel nicht so ist, wie er sein sollte.
        [wrong_item] Wir verstehen, wie ärgerlich es ist, wenn ein anderer Artikel ankommt als der bestellte.
        [refund] Wir verstehen, wie unangenehm es ist, auf eine Erstattung zu warten.
        [payment] Wir verstehen, wie beunruhigend ein Problem mit einer Zahlung ist.
        [customs] Wir verstehen, wie lästig Fragen rund um den Zoll sind.
       *[other] Wir verstehen, dass Ihnen dieses Anliegen wichtig ist.
    }
    .casual = { $concern ->
        [late] Wir wissen, wie unangenehm es ist, auf ein Paket zu warten.
        [lost] Wir verstehen, wie beunruhigend es ist, nicht zu wissen, wo ein Paket ist.
        [damaged] Wir wissen, wie enttäuschend es ist, wenn ein Artikel nicht so ist, wie er sein sollte.
        [wrong_item] Wir wissen, wie ärgerlich es ist, wenn ein anderer Artikel ankommt als der bestellte.
        [refund] Wir wissen, wie unangenehm es ist, auf eine Erstattung zu warten.
        [payment] Wir wissen, wie beunruhigend ein Problem mit einer Zahlung ist.
        [customs] Wir wissen, wie lästig Fragen rund um den Zoll sind.
       *[other] Wir verstehen, dass dir dieses Anliegen wichtig ist.
    }

apology = { $level ->
        [regret] Das tut uns leid.
        [sincere] Wir bitten Sie aufrichtig um Entschuldigung für das, was geschehen ist.
       *[apology] Wir bitten Sie um Entschuldigung für die Unannehmlichkeiten.
    }
    .casual = { $level ->
        [regret] Das tut uns leid.
        [sincere] Wir bitten dich aufrichtig um Entschuldigung für das, was passiert ist.
       *[apology] Wir bitten dich um Entschuldigung für die Umstände.
    }

cushion = { $before ->
        [refusal] Wir hätten Ihnen gern eine andere Antwort gegeben.
       *[request] In einem Punkt bitten wir Sie um Ihre Hilfe.
    }
    .casual = { $before ->
        [refusal] Wir hätten dir gern eine andere Antwort gegeben.
       *[request] Bei einem Punkt brauchen wir deine Hilfe.
    }

restate = So haben wir Ihr Anliegen verstanden: „{ $summary }“.
    .casual = So haben wir dein Anliegen verstanden: „{ $summary }“.

ack = Ihre Nachricht{ $topic ->
        [none] {""}
       *[other] {" "}zum Thema „{ $topic }“
    }{ $ref ->
        [none] {""}
       *[other] {" "}(Vorgang { $ref })
    } ist bei uns eingegangen, vielen Dank.
    .casual = Danke für deine Nachricht{ $topic ->
        [none] {""}
       *[other] {" "}zum Thema „{ $topic }“
    }{ $ref ->
        [none] {""}
       *[other] {" "}(Vorgang { $ref })
    }! Wir haben sie bekommen.

expected_reply = Sie erhalten unsere Antwort bis { DATE($due_at) }, { TIME($due_at) } Uhr{ $tz_label ->
        [none] {""}
       *[other] {" "}(Ortszeit { $tz_label })
    }.
    .casual = Du bekommst unsere Antwort bis { DATE($due_at) }, { TIME($due_at) } Uhr{ $tz_label ->
        [none] {""}
       *[other] {" "}(Ortszeit { $tz_label })
    }.

expected_reply_within = Bis zu unserer Antwort dauert es höchstens { DURATION($within) }.
    .casual = Bis du unsere Antwort hast, dauert es höchstens { DURATION($within) }.

out_of_hours = Unser Kundenservice ist derzeit geschlossen. Ab { DATE($opens_at) }, { TIME($opens_at) } Uhr{ $tz_label ->
        [none] {""}
       *[other] {" "}(Ortszeit { $tz_label })
    } sind wir wieder für Sie da.{ $hours_text ->
        [none] {""}
       *[other] {" "}Unsere Servicezeiten: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}In dringenden Fällen erreichen Sie uns hier: { $urgent_route }.
    }
    .casual = Wir haben gerade geschlossen. Ab { DATE($opens_at) }, { TIME($opens_at) } Uhr{ $tz_label ->
        [none] {""}
       *[other] {" "}(Ortszeit { $tz_label })
    } sind wir wieder für dich da.{ $hours_text ->
        [none] {""}
       *[other] {" "}Unsere Servicezeiten: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Wenn es dringend ist, erreichst du uns hier: { $urgent_route }.
    }

holiday_notice = Wegen eines Feiertags{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } ist unser Kundenservice geschlossen: { LIST($dates) }. Ab { DATE($opens_at) }, { TIME($opens_at) } Uhr{ $tz_label ->
        [none] {""}
       *[other] {" "}(Ortszeit { $tz_label })
    } sind wir wieder für Sie da.
    .casual = Bei uns ist Feiertag{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, wir haben geschlossen: { LIST($dates) }. Ab { DATE($opens_at) }, { TIME($opens_at) } Uhr{ $tz_label ->
        [none] {""}
       *[other] {" "}(Ortszeit { $tz_label })
    } sind wir wieder für dich da.

stop_confirmed = { $brand }: Sie erhalten von uns { $scope ->
        [none] keine weiteren Nachrichten
        [marketing] keine Werbung mehr
       *[other] keine weiteren Nachrichten
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Fragen: { $contact }
    }
    .casual = { $brand }: Du bekommst von uns { $scope ->
        [none] keine weiteren Nachrichten
        [marketing] keine Werbung mehr
       *[other] keine weiteren Nachrichten
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Fragen: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = eine Beschreibung des Anliegens als Text
-word-order_number = die Bestellnummer

need_info = Ihre Anfrage bearbeiten wir, sobald uns folgende Angaben vorliegen: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Grund: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Bitte antworten Sie bis { DATE($deadline) }, { TIME($deadline) } Uhr.
    }
    .casual = Damit wir weitermachen können, brauchen wir noch diese Angaben von dir: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Grund: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Bitte antworte bis { DATE($deadline) }, { TIME($deadline) } Uhr.
    }

feast_greeting = { $feast ->
        [new_year] Wir wünschen Ihnen ein gutes und gesundes neues Jahr.
        [christmas] Wir wünschen Ihnen frohe Weihnachten.
        [easter] Wir wünschen Ihnen frohe Ostern.
        [carnival] Wir wünschen Ihnen frohe Karnevalstage.
        [lunar_new_year] Wir wünschen Ihnen ein gutes neues Mondjahr.
        [ramadan] Wir wünschen Ihnen einen gesegneten Ramadan.
        [eid_al_fitr] Wir wünschen Ihnen ein frohes Fest des Fastenbrechens.
        [eid_al_adha] Wir wünschen Ihnen ein frohes Opferfest.
        [orthodox_easter] Wir wünschen Ihnen frohe Ostern.
        [rosh_hashanah] Wir wünschen Ihnen ein gutes und süßes neues Jahr.
        [hanukkah] Wir wünschen Ihnen ein frohes Chanukkafest.
        [day_of_the_dead] {""}
       *[other] Wir wünschen Ihnen schöne Feiertage.
    }
    .casual = { $feast ->
        [new_year] Wir wünschen dir ein gutes und gesundes neues Jahr!
        [christmas] Wir wünschen dir frohe Weihnachten!
        [easter] Wir wünschen dir frohe Ostern!
        [carnival] Wir wünschen dir frohe Karnevalstage!
        [lunar_new_year] Wir wünschen dir ein gutes neues Mondjahr!
        [ramadan] Wir wünschen dir einen gesegneten Ramadan.
        [eid_al_fitr] Wir wünschen dir ein frohes Fest des Fastenbrechens!
        [eid_al_adha] Wir wünschen dir ein frohes Opferfest!
        [orthodox_easter] Wir wünschen dir frohe Ostern!
        [rosh_hashanah] Wir wünschen dir ein gutes und süßes neues Jahr!
        [hanukkah] Wir wünschen dir ein frohes Chanukkafest!
        [day_of_the_dead] {""}
       *[other] Wir wünschen dir schöne Feiertage!
    }

signature =
    Mit freundlichen Grüßen
    { $agent_name ->
        [none] Kundenservice { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Kundenservice { $brand }
    }
    .casual =
    Viele Grüße
    { $agent_name ->
        [none] dein Team von { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } von { $brand }
    }
