# review: confident
# The value says usted, .casual says tú.

salutation = { $day_part ->
        [morning] Buenos días
        [afternoon] Buenas tardes
        [evening] Buenas noches
        [night] Buenas noches
       *[any] Buen día
    }{ $name ->
        [none] {""}
       *[other] , { PERSON($name, form: "surname") ->
            [none] { PERSON($name) }
           *[other] { $gender ->
                [female] Sra. { PERSON($name, form: "formal") }
                [male] Sr. { PERSON($name, form: "formal") }
               *[unknown] { PERSON($name) }
            }
        }
    }.
    .casual = { $name ->
        [none] ¡Hola!
       *[other] { PERSON($name, form: "given") ->
            [none] ¡Hola!
           *[other] ¡Hola, { PERSON($name, form: "given") }!
        }
    }

opening = { $brand ->
        [none] Gracias por escribirnos.
       *[other] Gracias por escribir a { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Mi nombre es { $agent_name } y atiendo su solicitud.
    }
    .casual = { $brand ->
        [none] Gracias por escribirnos.
       *[other] Gracias por escribir a { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Soy { $agent_name } y atiendo tu solicitud.
    }

empathy = { $concern ->
        [late] Entendemos lo molesto que es esperar un paquete.
        [lost] Entendemos lo preocupante que es no saber dónde está un paquete.
        [damaged] Entendemos lo decepcionante que es que un producto no esté como debería.
        [wrong_item] Entendemos lo molesto que es recibir un producto distinto del que se pidió.
        [refund] Entendemos lo molesto que es esperar un reembolso.
        [payment] Entendemos lo preocupante que es un problema con un pago.
        [customs] Entendemos lo engorrosos que son los trámites de aduana.
       *[other] Entendemos que este asunto es importante para usted.
    }
    .casual = { $concern ->
        [late] Sabemos lo molesto que es esperar un paquete.
        [lost] Entendemos lo preocupante que es no saber dónde está un paquete.
        [damaged] Sabemos lo decepcionante que es que un producto no esté como debería.
        [wrong_item] Sabemos lo molesto que es recibir un producto distinto del que se pidió.
        [refund] Sabemos lo molesto que es esperar un reembolso.
        [payment] Sabemos lo preocupante que es un problema con un pago.
        [customs] Sabemos lo engorrosos que son los trámites de aduana.
       *[other] Sabemos que este asunto es importante para ti.
    }

apology = { $level ->
        [regret] Lamentamos lo ocurrido.
        [sincere] Le ofrecemos nuestras más sinceras disculpas por lo ocurrido.
       *[apology] Le pedimos disculpas por las molestias.
    }
    .casual = { $level ->
        [regret] Lamentamos lo ocurrido.
        [sincere] Te ofrecemos nuestras más sinceras disculpas por lo ocurrido.
       *[apology] Te pedimos disculpas por las molestias.
    }

cushion = { $before ->
        [refusal] Nos habría gustado darle otra respuesta.
       *[request] Le pedimos su ayuda con un punto.
    }
    .casual = { $before ->
        [refusal] Nos habría gustado darte otra respuesta.
       *[request] Necesitamos tu ayuda con un punto.
    }

restate = Así entendemos su solicitud: «{ $summary }».
    .casual = Así entendemos tu solicitud: «{ $summary }».

ack = Hemos recibido su mensaje{ $topic ->
        [none] {""}
       *[other] {" "}sobre «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referencia { $ref })
    }.
    .casual = Ya recibimos tu mensaje{ $topic ->
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

# On the Day of the Dead families remember: nothing is called happy.
feast_greeting = { $feast ->
        [new_year] Le deseamos un feliz Año Nuevo.
        [christmas] Le deseamos una feliz Navidad.
        [easter] Le deseamos una feliz Pascua.
        [thanksgiving] Le deseamos un feliz Día de Acción de Gracias.
        [day_of_the_dead] Que en este Día de Muertos el recuerdo de sus seres queridos le acompañe.
        [ramadan] Le deseamos un buen mes de Ramadán.
       *[other] Le enviamos nuestros mejores deseos.
    }
    .casual = { $feast ->
        [new_year] ¡Te deseamos un feliz Año Nuevo!
        [christmas] ¡Te deseamos una feliz Navidad!
        [easter] ¡Te deseamos una feliz Pascua!
        [thanksgiving] ¡Te deseamos un feliz Día de Acción de Gracias!
        [day_of_the_dead] Que en este Día de Muertos el recuerdo de tus seres queridos te acompañe.
        [ramadan] Te deseamos un buen mes de Ramadán.
       *[other] ¡Te enviamos nuestros mejores deseos!
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
