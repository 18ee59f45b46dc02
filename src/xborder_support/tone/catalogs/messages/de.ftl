# review: confident

salutation = { $name ->
        [none] Guten Tag,
       *[other] Guten Tag { PERSON($name) },
    }
    .casual = { $name ->
        [none] Hallo!
       *[other] Hallo { PERSON($name, form: "given") }!
    }

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
