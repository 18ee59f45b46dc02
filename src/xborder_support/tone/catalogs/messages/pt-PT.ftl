# review: draft
# The value speaks in the third person and never says "você"; .casual says tu. The shop says "agradecemos", as "obrigado" has a gender.
# Estimada Sra. and Estimado Sr. only where the gender was declared, with the whole name; "Olá" serves everybody, so no "Estimado(a)".

salutation = { $name ->
        [none] { $day_part ->
            [morning] Bom dia
            [afternoon] Boa tarde
            [evening] Boa noite
            [night] Boa noite
           *[any] Olá
        }
       *[other] { PERSON($name, form: "surname") ->
            [none] { $day_part ->
                [morning] Bom dia
                [afternoon] Boa tarde
                [evening] Boa noite
                [night] Boa noite
               *[any] Olá
            }, { PERSON($name) }
           *[other] { $gender ->
                [female] { $day_part ->
                    [morning] Bom dia,
                    [afternoon] Boa tarde,
                    [evening] Boa noite,
                    [night] Boa noite,
                   *[any] Estimada
                } Sra. { PERSON($name) }
                [male] { $day_part ->
                    [morning] Bom dia,
                    [afternoon] Boa tarde,
                    [evening] Boa noite,
                    [night] Boa noite,
                   *[any] Estimado
                } Sr. { PERSON($name) }
               *[unknown] { $day_part ->
                    [morning] Bom dia
                    [afternoon] Boa tarde
                    [evening] Boa noite
                    [night] Boa noite
                   *[any] Olá
                }{ PERSON($name, form: "given") ->
                    [none] {""}
                   *[other] , { PERSON($name) }
                }
            }
        }
    },
    .casual = Olá{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] Agradecemos o seu contacto.
       *[other] Agradecemos o seu contacto com a equipa { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}O meu nome é { $agent_name } e estou a tratar do seu pedido.
    }
    .casual = { $brand ->
        [none] Agradecemos o teu contacto.
       *[other] Agradecemos o teu contacto com a equipa { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}O meu nome é { $agent_name } e estou a tratar do teu pedido.
    }

empathy = { $concern ->
        [late] Compreendemos como é desagradável esperar por uma encomenda.
        [lost] Compreendemos como é preocupante não saber onde está uma encomenda.
        [damaged] Compreendemos como é dececionante quando um artigo não está como devia.
        [wrong_item] Compreendemos como é desagradável receber um artigo diferente do que se encomendou.
        [refund] Compreendemos como é desagradável esperar por um reembolso.
        [payment] Compreendemos como é preocupante um problema com um pagamento.
        [customs] Compreendemos como são incómodas as questões alfandegárias.
       *[other] Compreendemos que este assunto é importante para si.
    }
    .casual = { $concern ->
        [late] Sabemos como é desagradável esperar por uma encomenda.
        [lost] Compreendemos como é preocupante não saber onde está uma encomenda.
        [damaged] Sabemos como é dececionante quando um artigo não está como devia.
        [wrong_item] Sabemos como é desagradável receber um artigo diferente do que se encomendou.
        [refund] Sabemos como é desagradável esperar por um reembolso.
        [payment] Sabemos como é preocupante um problema com um pagamento.
        [customs] Sabemos como são incómodas as questões alfandegárias.
       *[other] Sabemos que este assunto é importante para ti.
    }

apology = { $level ->
        [regret] Lamentamos o que lhe aconteceu.
        [sincere] Apresentamos-lhe as nossas mais sinceras desculpas. Cabe-nos a nós resolver este problema.
       *[apology] Pedimos-lhe desculpa pelo incómodo.
    }
    .casual = { $level ->
        [regret] Lamentamos o que te aconteceu.
        [sincere] Pedimos-te desculpa com toda a sinceridade. Cabe-nos a nós resolver este problema.
       *[apology] Pedimos-te desculpa pelo incómodo.
    }

cushion = { $before ->
        [refusal] Gostaríamos de lhe ter dado outra resposta.
       *[request] Pedimos-lhe, por favor, a sua colaboração.
    }
    .casual = { $before ->
        [refusal] Gostaríamos de te ter dado outra resposta.
       *[request] Pedimos-te, por favor, uma pequena ajuda.
    }

restate = Foi assim que entendemos o seu pedido: { $summary }.
    .casual = Foi assim que entendemos o teu pedido: { $summary }.

ack = Recebemos a sua mensagem{ $topic ->
        [none] {""}
       *[other] {" "}sobre «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referência { $ref })
    }.
    .casual = Já recebemos a tua mensagem{ $topic ->
        [none] {""}
       *[other] {" "}sobre «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referência { $ref })
    }.

expected_reply_within = Receberá a nossa resposta no prazo máximo de { DURATION($within) }.
    .casual = Vais receber a nossa resposta no prazo máximo de { DURATION($within) }.

expected_reply = Receberá a nossa resposta até { DATE($due_at) }, { TIME($due_at, pattern: "H'h'mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso horário: { $tz_label })
    }.
    .casual = Vais receber a nossa resposta até { DATE($due_at) }, { TIME($due_at, pattern: "H'h'mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso horário: { $tz_label })
    }.

out_of_hours = Neste momento, o nosso apoio ao cliente está encerrado. Voltamos a estar ao seu dispor a partir de { DATE($opens_at) }, { TIME($opens_at, pattern: "H'h'mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso horário: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}O nosso horário: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Se o assunto for urgente, pode contactar-nos aqui: { $urgent_route }.
    }
    .casual = Neste momento estamos encerrados. Voltamos a estar aqui para ti a partir de { DATE($opens_at) }, { TIME($opens_at, pattern: "H'h'mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso horário: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}O nosso horário: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Se for urgente, podes contactar-nos aqui: { $urgent_route }.
    }

holiday_notice = Por motivo de feriado{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, o nosso apoio ao cliente está encerrado: { LIST($dates, pattern: "d 'de' MMMM (EEEE)") }. Voltamos a estar ao seu dispor a partir de { DATE($opens_at) }, { TIME($opens_at, pattern: "H'h'mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso horário: { $tz_label })
    }.
    .casual = É feriado{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } e estamos encerrados: { LIST($dates, pattern: "d 'de' MMMM (EEEE)") }. Voltamos a estar aqui para ti a partir de { DATE($opens_at) }, { TIME($opens_at, pattern: "H'h'mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso horário: { $tz_label })
    }.

stop_confirmed = { $brand }: não receberá mais { $scope ->
        [none] mensagens nossas
        [marketing] publicidade nossa
       *[other] mensagens nossas
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Contacto: { $contact }
    }
    .casual = { $brand }: não vais receber mais { $scope ->
        [none] mensagens nossas
        [marketing] publicidade nossa
       *[other] mensagens nossas
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Contacto: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = uma descrição do pedido por escrito
-word-order_number = o número da encomenda

need_info = Para dar seguimento ao seu pedido, precisamos do seguinte: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Agradecemos a sua resposta até { DATE($deadline) }, { TIME($deadline, pattern: "H'h'mm") }.
    }
    .casual = Para darmos seguimento ao teu pedido, falta-nos o seguinte: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Responde-nos, por favor, até { DATE($deadline) }, { TIME($deadline, pattern: "H'h'mm") }.
    }

feast_greeting = { $feast ->
        [new_year] Desejamos-lhe um feliz Ano Novo!
        [lunar_new_year] Desejamos-lhe um feliz Ano Novo Lunar!
        [ramadan] Desejamos-lhe um bom mês de Ramadão.
        [eid_al_fitr] Desejamos-lhe um feliz Eid!
        [eid_al_adha] Desejamos-lhe um feliz Eid!
        [christmas] Desejamos-lhe um feliz Natal!
        [easter] Desejamos-lhe uma Páscoa feliz!
        [orthodox_easter] Desejamos-lhe uma Páscoa feliz!
        [hanukkah] Desejamos-lhe um feliz Hanucá!
        [carnival] Desejamos-lhe um bom Carnaval!
        [national_day] Desejamos-lhe um bom feriado nacional!
        [day_of_the_dead] {""}
       *[other] Desejamos-lhe boas festas!
    }
    .casual = { $feast ->
        [new_year] Desejamos-te um feliz Ano Novo!
        [lunar_new_year] Desejamos-te um feliz Ano Novo Lunar!
        [ramadan] Desejamos-te um bom mês de Ramadão.
        [eid_al_fitr] Desejamos-te um feliz Eid!
        [eid_al_adha] Desejamos-te um feliz Eid!
        [christmas] Desejamos-te um feliz Natal!
        [easter] Desejamos-te uma Páscoa feliz!
        [orthodox_easter] Desejamos-te uma Páscoa feliz!
        [hanukkah] Desejamos-te um feliz Hanucá!
        [carnival] Desejamos-te um bom Carnaval!
        [national_day] Desejamos-te um bom feriado nacional!
        [day_of_the_dead] {""}
       *[other] Desejamos-te boas festas!
    }

signature =
    Com os melhores cumprimentos,
    { $agent_name ->
        [none] Apoio ao Cliente { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Apoio ao Cliente { $brand }
    }
    .casual =
    Um abraço,
    { $agent_name ->
        [none] a equipa { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, da equipa { $brand }
    }
