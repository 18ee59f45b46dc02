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

opening = { $brand ->
        [none] Vielen Dank, dass Sie uns geschrieben haben.
       *[other] Vielen Dank, dass Sie sich an { $brand } gewandt haben.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Mein Name ist { $agent_name }, und ich kümmere mich um Ihr Anliegen.
    }
    .casual = { $brand ->
        [none] Danke, dass du uns geschrieben hast.
       *[other] Danke, dass du dich an { $brand } gewandt hast.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Ich bin { $agent_name } und kümmere mich um dein Anliegen.
    }

empathy = { $concern ->
        [late] Wir verstehen, dass Sie nun schon länger warten, als Sie erwartet haben.
        [lost] Wir verstehen, wie beunruhigend es für Sie ist, wenn ein Paket nicht auffindbar ist.
        [damaged] Wir verstehen, wie enttäuschend es für Sie ist, wenn ein Artikel nicht in Ordnung ist.
        [wrong_item] Wir verstehen, wie ärgerlich es für Sie ist, einen anderen Artikel als den bestellten zu erhalten.
        [refund] Wir verstehen, dass Sie auf Ihr Geld warten.
        [payment] Wir verstehen, dass Sie ein Problem mit einer Zahlung beunruhigt.
        [customs] Wir verstehen, dass der Zoll für Sie eine unangenehme Überraschung war.
       *[other] Wir verstehen, dass Ihnen dieses Anliegen wichtig ist.
    }
    .casual = { $concern ->
        [late] Wir verstehen, dass du nun schon länger wartest, als du erwartet hast.
        [lost] Wir verstehen, wie beunruhigend es für dich ist, wenn ein Paket nicht auffindbar ist.
        [damaged] Wir verstehen, wie enttäuschend es für dich ist, wenn ein Artikel nicht in Ordnung ist.
        [wrong_item] Wir verstehen, wie ärgerlich es für dich ist, einen anderen Artikel als den bestellten zu bekommen.
        [refund] Wir verstehen, dass du auf dein Geld wartest.
        [payment] Wir verstehen, dass dich ein Problem mit einer Zahlung beunruhigt.
        [customs] Wir verstehen, dass der Zoll für dich eine unangenehme Überraschung war.
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
       *[other] Wir wünschen Ihnen schöne Feiertage.
    }
    .casual = { $feast ->
        [new_year] Wir wünschen dir ein gutes und gesundes neues Jahr!
        [christmas] Wir wünschen dir frohe Weihnachten!
        [easter] Wir wünschen dir frohe Ostern!
        [carnival] Wir wünschen dir frohe Karnevalstage!
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
