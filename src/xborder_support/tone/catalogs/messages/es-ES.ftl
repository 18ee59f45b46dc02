# review: draft
# The value says usted, .casual says tú. Sra. and Sr. only where the gender was declared; "Hola" serves everybody, so no "Estimado/a".
# "a las" would be wrong before one o'clock, so the hour follows a comma. "Buenas tardes" is said until dark, for two day parts.

salutation = { $name ->
        [none] { $day_part ->
            [morning] Buenos días
            [afternoon] Buenas tardes
            [evening] Buenas tardes
            [night] Buenas noches
           *[any] Hola
        }
       *[other] { PERSON($name, form: "surname") ->
            [none] { $day_part ->
                [morning] Buenos días
                [afternoon] Buenas tardes
                [evening] Buenas tardes
                [night] Buenas noches
               *[any] Hola
            }, { PERSON($name) }
           *[other] { $gender ->
                [female] { $day_part ->
                    [morning] Buenos días,
                    [afternoon] Buenas tardes,
                    [evening] Buenas tardes,
                    [night] Buenas noches,
                   *[any] Estimada
                } Sra. { PERSON($name, form: "surname") }
                [male] { $day_part ->
                    [morning] Buenos días,
                    [afternoon] Buenas tardes,
                    [evening] Buenas tardes,
                    [night] Buenas noches,
                   *[any] Estimado
                } Sr. { PERSON($name, form: "surname") }
               *[unknown] { $day_part ->
                    [morning] Buenos días
                    [afternoon] Buenas tardes
                    [evening] Buenas tardes
                    [night] Buenas noches
                   *[any] Hola
                }{ PERSON($name, form: "given") ->
                    [none] {""}
                   *[other] , { PERSON($name) }
                }
            }
        }
    }:
    .casual = ¡Hola{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] Gracias por escribirnos.
       *[other] Gracias por contactar con { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Soy { $agent_name } y me encargo de su consulta.
    }
    .casual = { $brand ->
        [none] Gracias por escribirnos.
       *[other] Gracias por contactar con { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Soy { $agent_name } y me encargo de tu consulta.
    }

empathy = { $concern ->
        [late] Entendemos lo molesto que es esperar un paquete.
        [lost] Entendemos lo preocupante que es no saber dónde está un paquete.
        [damaged] Entendemos lo decepcionante que es que un artículo no esté como debería.
        [wrong_item] Entendemos lo molesto que es recibir un artículo distinto del que se ha pedido.
        [refund] Entendemos lo molesto que es esperar un reembolso.
        [payment] Entendemos lo preocupante que es un problema con un pago.
        [customs] Entendemos lo engorrosos que son los trámites de aduana.
       *[other] Entendemos que este asunto es importante para usted.
    }
    .casual = { $concern ->
        [late] Sabemos lo molesto que es esperar un paquete.
        [lost] Entendemos lo preocupante que es no saber dónde está un paquete.
        [damaged] Sabemos lo decepcionante que es que un artículo no esté como debería.
        [wrong_item] Sabemos lo molesto que es recibir un artículo distinto del que se ha pedido.
        [refund] Sabemos lo molesto que es esperar un reembolso.
        [payment] Sabemos lo preocupante que es un problema con un pago.
        [customs] Sabemos lo engorrosos que son los trámites de aduana.
       *[other] Sabemos que este asunto es importante para ti.
    }

apology = { $level ->
        [regret] Lamentamos lo que le ha ocurrido.
        [sincere] Le presentamos nuestras más sinceras disculpas. Nos corresponde a nosotros resolver este problema.
       *[apology] Le pedimos disculpas por las molestias.
    }
    .casual = { $level ->
        [regret] Sentimos lo que te ha pasado.
        [sincere] Te pedimos disculpas de todo corazón. Nos toca a nosotros resolver este problema.
       *[apology] Te pedimos disculpas por las molestias.
    }

cushion = { $before ->
        [refusal] Nos habría gustado darle otra respuesta.
       *[request] Necesitamos pedirle un pequeño favor.
    }
    .casual = { $before ->
        [refusal] Nos habría gustado darte otra respuesta.
       *[request] Necesitamos pedirte un pequeño favor.
    }

restate = Así hemos entendido su consulta: { $summary }.
    .casual = Así hemos entendido tu consulta: { $summary }.

ack = Hemos recibido su mensaje{ $topic ->
        [none] {""}
       *[other] {" "}sobre «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referencia { $ref })
    }.
    .casual = Ya hemos recibido tu mensaje{ $topic ->
        [none] {""}
       *[other] {" "}sobre «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referencia { $ref })
    }.

expected_reply_within = Recibirá nuestra respuesta en un plazo máximo de { DURATION($within) }.
    .casual = Recibirás nuestra respuesta en un plazo máximo de { DURATION($within) }.

expected_reply = Recibirá nuestra respuesta, como muy tarde, el { DATE($due_at, pattern: "EEEE d 'de' MMMM") }, { TIME($due_at, pattern: "H:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.
    .casual = Recibirás nuestra respuesta, como muy tarde, el { DATE($due_at, pattern: "EEEE d 'de' MMMM") }, { TIME($due_at, pattern: "H:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.

out_of_hours = En este momento nuestro servicio de atención al cliente está cerrado. Volveremos a atenderle el { DATE($opens_at, pattern: "EEEE d 'de' MMMM") }, { TIME($opens_at, pattern: "H:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Nuestro horario: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Si su consulta es urgente, puede contactarnos aquí: { $urgent_route }.
    }
    .casual = Ahora mismo estamos cerrados. Volveremos a atenderte el { DATE($opens_at, pattern: "EEEE d 'de' MMMM") }, { TIME($opens_at, pattern: "H:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Nuestro horario: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Si es urgente, puedes contactarnos aquí: { $urgent_route }.
    }

holiday_notice = Con motivo de un día festivo{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, nuestro servicio de atención al cliente está cerrado: { LIST($dates, pattern: "EEEE d 'de' MMMM") }. Volveremos a atenderle el { DATE($opens_at, pattern: "EEEE d 'de' MMMM") }, { TIME($opens_at, pattern: "H:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.
    .casual = Es festivo{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } y estamos cerrados: { LIST($dates, pattern: "EEEE d 'de' MMMM") }. Volveremos a atenderte el { DATE($opens_at, pattern: "EEEE d 'de' MMMM") }, { TIME($opens_at, pattern: "H:mm 'h'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(hora de { $tz_label })
    }.

stop_confirmed = { $brand }: ya no recibirá más { $scope ->
        [none] mensajes nuestros
        [marketing] publicidad nuestra
       *[other] mensajes nuestros
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Contacto: { $contact }
    }
    .casual = { $brand }: ya no recibirás más { $scope ->
        [none] mensajes nuestros
        [marketing] publicidad nuestra
       *[other] mensajes nuestros
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Contacto: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = una descripción de la consulta por escrito
-word-order_number = el número de pedido

need_info = Para gestionar su consulta necesitamos lo siguiente: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Le rogamos que nos responda, como muy tarde, el { DATE($deadline, pattern: "EEEE d 'de' MMMM") }, { TIME($deadline, pattern: "H:mm 'h'") }.
    }
    .casual = Para ayudarte con tu consulta nos falta lo siguiente: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Respóndenos, por favor, como muy tarde, el { DATE($deadline, pattern: "EEEE d 'de' MMMM") }, { TIME($deadline, pattern: "H:mm 'h'") }.
    }

feast_greeting = { $feast ->
        [new_year] ¡Le deseamos un feliz año nuevo!
        [lunar_new_year] ¡Le deseamos un feliz Año Nuevo Lunar!
        [ramadan] Le deseamos un buen mes de Ramadán.
        [eid_al_fitr] ¡Le deseamos una feliz fiesta del Eid!
        [eid_al_adha] ¡Le deseamos una feliz fiesta del Eid!
        [christmas] ¡Le deseamos una feliz Navidad!
        [easter] ¡Le deseamos una feliz Pascua!
        [orthodox_easter] ¡Le deseamos una feliz Pascua!
        [hanukkah] ¡Le deseamos una feliz Janucá!
        [carnival] ¡Le deseamos un feliz Carnaval!
        [national_day] ¡Le deseamos un feliz día de fiesta!
        [day_of_the_dead] {""}
       *[other] ¡Le deseamos unas felices fiestas!
    }
    .casual = { $feast ->
        [new_year] ¡Te deseamos un feliz año nuevo!
        [lunar_new_year] ¡Te deseamos un feliz Año Nuevo Lunar!
        [ramadan] Te deseamos un buen mes de Ramadán.
        [eid_al_fitr] ¡Te deseamos una feliz fiesta del Eid!
        [eid_al_adha] ¡Te deseamos una feliz fiesta del Eid!
        [christmas] ¡Te deseamos una feliz Navidad!
        [easter] ¡Te deseamos una feliz Pascua!
        [orthodox_easter] ¡Te deseamos una feliz Pascua!
        [hanukkah] ¡Te deseamos una feliz Janucá!
        [carnival] ¡Te deseamos un feliz Carnaval!
        [national_day] ¡Te deseamos un feliz día de fiesta!
        [day_of_the_dead] {""}
       *[other] ¡Te deseamos unas felices fiestas!
    }

signature =
    Un cordial saludo,
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
    ¡Un saludo!
    { $agent_name ->
        [none] El equipo de { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, de { $brand }
    }
