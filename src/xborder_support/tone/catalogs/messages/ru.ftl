# review: draft
# The value says вы in lower case, .casual says ты without a past tense of the customer; госпожа and господин only where no given name is known.
# CLDR gives the weekday in the nominative, so it stands in brackets behind the day: "не позднее 5 февраля (четверг)".

salutation = { $day_part ->
        [morning] Доброе утро
        [afternoon] Добрый день
        [evening] Добрый вечер
       *[any] Здравствуйте
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] { $gender ->
                [female] , госпожа { PERSON($name, form: "surname") }
                [male] , господин { PERSON($name, form: "surname") }
               *[unknown] {""}
            }
           *[other] , { PERSON($name, form: "given") }
        }
    }!
    .casual = Привет{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] Спасибо за ваше обращение.
       *[other] Спасибо, что обратились в службу поддержки { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Меня зовут { $agent_name }, я занимаюсь вашим вопросом.
    }
    .casual = { $brand ->
        [none] Спасибо за твоё сообщение.
       *[other] Спасибо, что пишешь в службу поддержки { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Меня зовут { $agent_name }, я занимаюсь твоим вопросом.
    }

empathy = { $concern ->
        [late] Мы понимаем, как неприятно ждать посылку.
        [lost] Мы понимаем, как тревожно не знать, где находится посылка.
        [damaged] Мы понимаем, как обидно, когда с товаром что-то не так.
        [wrong_item] Мы понимаем, как неприятно получить не тот товар.
        [refund] Мы понимаем, как неприятно ждать возврата денег.
        [payment] Мы понимаем, как неприятны проблемы с оплатой.
        [customs] Мы понимаем, сколько хлопот доставляют вопросы с таможней.
       *[other] Мы понимаем, как важен для вас этот вопрос.
    }
    .casual = { $concern ->
        [late] Мы знаем, как неприятно ждать посылку.
        [lost] Мы понимаем, как тревожно не знать, где находится посылка.
        [damaged] Мы знаем, как обидно, когда с товаром что-то не так.
        [wrong_item] Мы знаем, как неприятно получить не тот товар.
        [refund] Мы знаем, как неприятно ждать возврата денег.
        [payment] Мы знаем, как неприятны проблемы с оплатой.
        [customs] Мы знаем, сколько хлопот доставляют вопросы с таможней.
       *[other] Мы знаем, как важен для тебя этот вопрос.
    }

apology = { $level ->
        [regret] Нам очень жаль, что с вами так получилось.
        [sincere] Приносим вам самые искренние извинения. Решить эту проблему — наша обязанность.
       *[apology] Приносим вам извинения за неудобства.
    }
    .casual = { $level ->
        [regret] Нам очень жаль, что с тобой так получилось.
        [sincere] Искренне просим у тебя прощения. Решить эту проблему — наша обязанность.
       *[apology] Извини нас за неудобства.
    }

cushion = { $before ->
        [refusal] Нам хотелось бы дать вам другой ответ.
       *[request] Нам нужна ваша помощь.
    }
    .casual = { $before ->
        [refusal] Нам хотелось бы дать тебе другой ответ.
       *[request] Нам нужна твоя помощь.
    }

restate = Мы поняли ваш вопрос так: { $summary }.
    .casual = Мы поняли твой вопрос так: { $summary }.

ack = Мы получили ваше сообщение{ $topic ->
        [none] {""}
       *[other] {" "}на тему «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(номер: { $ref })
    }.
    .casual = Твоё сообщение{ $topic ->
        [none] {""}
       *[other] {" "}на тему «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(номер: { $ref })
    } уже у нас.

expected_reply_within = Мы ответим вам. Максимальный срок ответа: { DURATION($within) }.
    .casual = Мы ответим тебе. Максимальный срок ответа: { DURATION($within) }.

expected_reply = Мы ответим вам не позднее { DATE($due_at, pattern: "d MMMM (EEEE)") }, { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовой пояс: { $tz_label })
    }.
    .casual = Мы ответим тебе не позднее { DATE($due_at, pattern: "d MMMM (EEEE)") }, { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовой пояс: { $tz_label })
    }.

out_of_hours = Сейчас наша служба поддержки не работает. Мы снова будем на связи с вами { DATE($opens_at, pattern: "d MMMM (EEEE)") } с { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовой пояс: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Часы работы: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Если вопрос срочный, свяжитесь с нами здесь: { $urgent_route }.
    }
    .casual = Сейчас мы не на связи. Снова работаем { DATE($opens_at, pattern: "d MMMM (EEEE)") } с { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовой пояс: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Часы работы: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Если вопрос срочный, свяжись с нами здесь: { $urgent_route }.
    }

holiday_notice = В связи с праздником{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } наша служба поддержки не работает: { LIST($dates, pattern: "d MMMM (EEEE)") }. Мы снова будем на связи с вами { DATE($opens_at, pattern: "d MMMM (EEEE)") } с { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовой пояс: { $tz_label })
    }.
    .casual = У нас праздник{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, мы отдыхаем: { LIST($dates, pattern: "d MMMM (EEEE)") }. Снова работаем { DATE($opens_at, pattern: "d MMMM (EEEE)") } с { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовой пояс: { $tz_label })
    }.

stop_confirmed = { $brand }: мы больше не будем присылать вам { $scope ->
        [none] сообщения
        [marketing] рекламу
       *[other] сообщения
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Контакт: { $contact }
    }
    .casual = { $brand }: мы больше не будем присылать тебе { $scope ->
        [none] сообщения
        [marketing] рекламу
       *[other] сообщения
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Контакт: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = описание вопроса текстом
-word-order_number = номер заказа

need_info = Чтобы мы могли заняться вашим вопросом, пришлите нам, пожалуйста: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Причина: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Просим вас ответить не позднее { DATE($deadline, pattern: "d MMMM (EEEE)") }, { TIME($deadline) }.
    }
    .casual = Чтобы мы могли тебе помочь, пришли нам, пожалуйста: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Причина: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Ответь нам, пожалуйста, не позднее { DATE($deadline, pattern: "d MMMM (EEEE)") }, { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Поздравляем вас с Новым годом!
        [lunar_new_year] Поздравляем вас с Новым годом по лунному календарю!
        [ramadan] Желаем вам благословенного месяца Рамадан.
        [eid_al_fitr] Поздравляем вас с праздником Ураза-байрам!
        [eid_al_adha] Поздравляем вас с праздником Курбан-байрам!
        [christmas] Поздравляем вас с Рождеством!
        [easter] Поздравляем вас с Пасхой!
        [orthodox_easter] Поздравляем вас с Пасхой!
        [nowruz] Поздравляем вас с Наурызом!
        [rosh_hashanah] Желаем вам доброго и сладкого года!
        [hanukkah] Поздравляем вас с Ханукой!
        [day_of_the_dead] {""}
       *[other] Поздравляем вас с праздником!
    }
    .casual = { $feast ->
        [new_year] Поздравляем тебя с Новым годом!
        [lunar_new_year] Поздравляем тебя с Новым годом по лунному календарю!
        [ramadan] Желаем тебе благословенного месяца Рамадан.
        [eid_al_fitr] Поздравляем тебя с праздником Ураза-байрам!
        [eid_al_adha] Поздравляем тебя с праздником Курбан-байрам!
        [christmas] Поздравляем тебя с Рождеством!
        [easter] Поздравляем тебя с Пасхой!
        [orthodox_easter] Поздравляем тебя с Пасхой!
        [nowruz] Поздравляем тебя с Наурызом!
        [rosh_hashanah] Желаем тебе доброго и сладкого года!
        [hanukkah] Поздравляем тебя с Ханукой!
        [day_of_the_dead] {""}
       *[other] Поздравляем тебя с праздником!
    }

signature =
    С уважением,
    { $agent_name ->
        [none] служба поддержки { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Служба поддержки { $brand }
    }
    .casual =
    Всего хорошего!
    { $agent_name ->
        [none] Команда { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, команда { $brand }
    }
