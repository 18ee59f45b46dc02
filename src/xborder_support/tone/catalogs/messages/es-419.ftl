# review: confident
# The value says usted, .casual says tú.

salutation = { $name ->
        [none] Buen día.
       *[other] Buen día, { PERSON($name) }.
    }
    .casual = { $name ->
        [none] ¡Hola!
       *[other] ¡Hola, { PERSON($name, form: "given") }!
    }

ack = Gracias por comunicarse con nosotros. Hemos recibido su mensaje{ $topic ->
        [none] {""}
       *[other] {" "}sobre «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referencia { $ref })
    }.
    .casual = Gracias por escribirnos. Ya recibimos tu mensaje{ $topic ->
        [none] {""}
       *[other] {" "}sobre «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referencia { $ref })
    }.

expected_reply = Le responderemos a más tardar el { DATE($due_at, pattern: "EEEE d 'de' MMMM") }, { TIME($due_at, pattern: "HH:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.
    .casual = Te responderemos a más tardar el { DATE($due_at, pattern: "EEEE d 'de' MMMM") }, { TIME($due_at, pattern: "HH:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.

expected_reply_within = Recibirá nuestra respuesta en un máximo de { DURATION($within) }.
    .casual = Recibirás nuestra respuesta en un máximo de { DURATION($within) }.

out_of_hours = En este momento estamos fuera de nuestro horario de atención. Volveremos a atenderle el { DATE($opens_at, pattern: "EEEE d 'de' MMMM") }, { TIME($opens_at, pattern: "HH:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Nuestro horario: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Si es urgente, comuníquese aquí: { $urgent_route }.
    }
    .casual = Ahora estamos fuera del horario de atención. Volvemos a atenderte el { DATE($opens_at, pattern: "EEEE d 'de' MMMM") }, { TIME($opens_at, pattern: "HH:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Nuestro horario: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Si es urgente, escríbenos aquí: { $urgent_route }.
    }

holiday_notice = Debido al feriado{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, nuestro equipo no atiende: { LIST($dates, pattern: "EEEE d 'de' MMMM") }. Volveremos a atenderle el { DATE($opens_at, pattern: "EEEE d 'de' MMMM") }, { TIME($opens_at, pattern: "HH:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.
    .casual = Es feriado{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } y no atendemos: { LIST($dates, pattern: "EEEE d 'de' MMMM") }. Volvemos a atenderte el { DATE($opens_at, pattern: "EEEE d 'de' MMMM") }, { TIME($opens_at, pattern: "HH:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.

stop_confirmed = { $brand }: ya no recibirá más { $scope ->
        [none] mensajes nuestros
        [marketing] publicidad nuestra
       *[other] mensajes nuestros
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Consultas: { $contact }
    }
    .casual = { $brand }: ya no recibirás más { $scope ->
        [none] mensajes nuestros
        [marketing] publicidad nuestra
       *[other] mensajes nuestros
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Consultas: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = el mensaje por escrito
-word-order_number = el número de pedido

need_info = Para continuar con su solicitud necesitamos lo siguiente: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Por favor, respóndanos a más tardar el { DATE($deadline, pattern: "EEEE d 'de' MMMM") }, { TIME($deadline, pattern: "HH:mm 'h'") }.
    }
    .casual = Para continuar con tu solicitud necesitamos lo siguiente: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Por favor, respóndenos a más tardar el { DATE($deadline, pattern: "EEEE d 'de' MMMM") }, { TIME($deadline, pattern: "HH:mm 'h'") }.
    }

signature =
    Saludos cordiales,
    { $agent_name ->
        [none] Atención al cliente de { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Atención al cliente de { $brand }
    }
    .casual =
    ¡Saludos!
    { $agent_name ->
        [none] El equipo de { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, de { $brand }
    }
