# review: confident
# Both registers say você; the casual one contracts and greets more warmly.

salutation = { $name ->
        [none] Olá.
       *[other] Olá, { PERSON($name) }.
    }
    .casual = { $name ->
        [none] Oi!
       *[other] Oi, { PERSON($name, form: "given") }!
    }

ack = Agradecemos o seu contato. Recebemos a sua mensagem{ $topic ->
        [none] {""}
       *[other] {" "}sobre “{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referência { $ref })
    }.
    .casual = A gente agradece o contato! Sua mensagem{ $topic ->
        [none] {""}
       *[other] {" "}sobre “{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referência { $ref })
    } já chegou aqui.

expected_reply = Você receberá a nossa resposta até { DATE($due_at) }, às { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(horário de { $tz_label })
    }.
    .casual = A gente te responde até { DATE($due_at) }, às { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(horário de { $tz_label })
    }.

expected_reply_within = Você receberá a nossa resposta em até { DURATION($within) }.
    .casual = A resposta chega em até { DURATION($within) }.

out_of_hours = No momento estamos fora do horário de atendimento. Voltaremos a atender você no dia { DATE($opens_at, pattern: "d 'de' MMMM (EEEE)") }, às { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(horário de { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Horário de atendimento: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Em caso de urgência, fale conosco por aqui: { $urgent_route }.
    }
    .casual = Agora a gente está fora do horário de atendimento, mas volta dia { DATE($opens_at, pattern: "d 'de' MMMM (EEEE)") }, às { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(horário de { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Nosso horário: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Se for urgente, chama a gente por aqui: { $urgent_route }.
    }

holiday_notice = Devido a um feriado{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, não haverá atendimento: { LIST($dates) }. Voltaremos a atender você no dia { DATE($opens_at, pattern: "d 'de' MMMM (EEEE)") }, às { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(horário de { $tz_label })
    }.
    .casual = É feriado por aqui{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } e a gente não está atendendo: { LIST($dates) }. A gente volta dia { DATE($opens_at, pattern: "d 'de' MMMM (EEEE)") }, às { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(horário de { $tz_label })
    }.

stop_confirmed = { $brand }: você não receberá mais { $scope ->
        [none] mensagens nossas
        [marketing] publicidade nossa
       *[other] mensagens nossas
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Dúvidas: { $contact }
    }
    .casual = { $brand }: pronto, você não vai mais receber { $scope ->
        [none] mensagens nossas
        [marketing] publicidade nossa
       *[other] mensagens nossas
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Dúvidas: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = a mensagem por escrito
-word-order_number = o número do pedido

need_info = Para dar andamento à sua solicitação, precisamos das seguintes informações: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Pedimos que responda até { DATE($deadline) }, às { TIME($deadline) }.
    }
    .casual = Para ajudar você, a gente só precisa de: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Manda pra gente até { DATE($deadline) }, às { TIME($deadline) }, por favor.
    }

signature =
    Atenciosamente,
    { $agent_name ->
        [none] Atendimento ao cliente – { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Atendimento ao cliente – { $brand }
    }
    .casual =
    Abraços,
    { $agent_name ->
        [none] Equipe { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } – Equipe { $brand }
    }
