# review: confident
# Both registers say você; the casual one contracts and greets more warmly.

salutation = { $day_part ->
        [morning] Bom dia{ $name ->
            [none] {""}
           *[other] , { PERSON($name) }
        }.
        [afternoon] Boa tarde{ $name ->
            [none] {""}
           *[other] , { PERSON($name) }
        }.
        [evening] Boa noite{ $name ->
            [none] {""}
           *[other] , { PERSON($name) }
        }.
        [night] Boa noite{ $name ->
            [none] {""}
           *[other] , { PERSON($name) }
        }.
       *[any] { $name ->
            [none] Olá.
           *[other] { $gender ->
                [female] Prezada { PERSON($name) },
                [male] Prezado { PERSON($name) },
               *[unknown] Olá, { PERSON($name) }.
            }
        }
    }
    .casual = { $day_part ->
        [morning] Bom dia
        [afternoon] Boa tarde
        [evening] Boa noite
        [night] Boa noite
       *[any] Oi
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given") }
        }
    }!

# The thanks stand in ack, which is also read without an opening.
opening = { $brand ->
        [none] Esta é uma mensagem da nossa equipe de atendimento.
       *[other] Esta é uma mensagem da equipe { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Meu nome é { $agent_name } e cuido da sua solicitação.
    }
    .casual = { $brand ->
        [none] Aqui é da equipe de atendimento.
       *[other] Aqui é da equipe { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Meu nome é { $agent_name } e vou cuidar disso com você.
    }

empathy = { $concern ->
        [late] Entendemos como é desagradável esperar por um pacote.
        [lost] Entendemos como é preocupante não saber onde está um pacote.
        [damaged] Entendemos como é decepcionante quando um produto não está como deveria.
        [wrong_item] Entendemos como é desagradável receber um produto diferente do que foi pedido.
        [refund] Entendemos como é desagradável esperar por um reembolso.
        [payment] Entendemos como é preocupante um problema com um pagamento.
        [customs] Entendemos como são incômodas as questões de alfândega.
       *[other] Entendemos que este assunto é importante para você.
    }
    .casual = { $concern ->
        [late] A gente sabe que esperar por um pacote é chato.
        [lost] A gente entende: não saber onde está um pacote preocupa.
        [damaged] A gente sabe que é chato quando um produto não está como deveria.
        [wrong_item] A gente sabe que é chato receber um produto diferente do que foi pedido.
        [refund] A gente sabe que esperar por um reembolso é chato.
        [payment] A gente entende que problema com pagamento preocupa.
        [customs] A gente sabe que assunto de alfândega é chato.
       *[other] A gente entende que isso é importante para você.
    }

apology = { $level ->
        [regret] Lamentamos o ocorrido.
        [sincere] Apresentamos as nossas mais sinceras desculpas pelo ocorrido.
       *[apology] Pedimos desculpas pelo transtorno.
    }
    .casual = { $level ->
        [regret] A gente sente muito por isso.
        [sincere] A gente pede desculpas de verdade pelo que aconteceu.
       *[apology] A gente pede desculpas pelo transtorno.
    }

cushion = { $before ->
        [refusal] Gostaríamos de ter outra resposta para você.
       *[request] Precisamos da sua ajuda em um ponto, por gentileza.
    }
    .casual = { $before ->
        [refusal] A gente queria ter outra resposta para você.
       *[request] A gente só precisa de uma ajudinha sua.
    }

restate = Entendemos a sua solicitação assim: “{ $summary }”.
    .casual = Só para a gente confirmar: “{ $summary }”.

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
    .casual = Para ajudar você, a gente só precisa do seguinte: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Manda pra gente até { DATE($deadline) }, às { TIME($deadline) }, por favor.
    }

feast_greeting = { $feast ->
        [new_year] Desejamos a você um feliz Ano Novo.
        [carnival] Desejamos a você um bom Carnaval.
        [easter] Desejamos a você uma feliz Páscoa.
        [christmas] Desejamos a você um feliz Natal.
        [ramadan] Desejamos a você um Ramadã abençoado.
        [day_of_the_dead] {""}
       *[other] Desejamos a você tudo de bom.
    }
    .casual = { $feast ->
        [new_year] A gente te deseja um feliz Ano Novo!
        [carnival] Bom Carnaval para você!
        [easter] Feliz Páscoa para você!
        [christmas] Feliz Natal para você!
        [ramadan] Um Ramadã abençoado para você.
        [day_of_the_dead] {""}
       *[other] Tudo de bom para você!
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
