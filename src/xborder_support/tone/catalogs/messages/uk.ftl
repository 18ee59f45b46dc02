# review: draft
# The value says ви in lower case, .casual says ти without a past tense of the customer. Names only in a known vocative, пані and пане by gender.
# CLDR gives the weekday in the nominative, so it stands in brackets behind the day: "не пізніше ніж 5 лютого (четвер)".

salutation = { $name ->
        [none] { $day_part ->
            [morning] Доброго ранку
            [evening] Добрий вечір
            [night] Добрий вечір
           *[any] Добрий день
        }
       *[other] { PERSON($name, form: "given_vocative") ->
            [none] { $day_part ->
                [morning] Доброго ранку
                [evening] Добрий вечір
                [night] Добрий вечір
               *[any] Добрий день
            }
           *[other] { $day_part ->
                [morning] Доброго ранку
                [evening] Добрий вечір
                [night] Добрий вечір
               *[any] Вітаємо
            }, { $gender ->
                [female] пані { PERSON($name, form: "given_vocative") }
                [male] пане { PERSON($name, form: "given_vocative") }
               *[unknown] { PERSON($name, form: "given_vocative") }
            }
        }
    }!
    .casual = Привіт{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given_vocative") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given_vocative") }
        }
    }!

opening = { $brand ->
        [none] Дякуємо за ваше звернення.
       *[other] Дякуємо за ваше звернення до служби підтримки { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Мене звати { $agent_name }, я займаюся вашим питанням.
    }
    .casual = { $brand ->
        [none] Дякуємо за твоє повідомлення.
       *[other] Дякуємо, що пишеш до служби підтримки { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Мене звати { $agent_name }, я займаюся твоїм питанням.
    }

empathy = { $concern ->
        [late] Ми розуміємо, як неприємно чекати на посилку.
        [lost] Ми розуміємо, як тривожно не знати, де посилка.
        [damaged] Ми розуміємо, як прикро, коли з товаром щось не так.
        [wrong_item] Ми розуміємо, як неприємно отримати не той товар.
        [refund] Ми розуміємо, як неприємно чекати на повернення грошей.
        [payment] Ми розуміємо, як неприємно мати проблему з оплатою.
        [customs] Ми розуміємо, скільки клопоту завдають питання з митницею.
       *[other] Ми розуміємо, наскільки це питання важливе для вас.
    }
    .casual = { $concern ->
        [late] Ми знаємо, як неприємно чекати на посилку.
        [lost] Ми розуміємо, як тривожно не знати, де посилка.
        [damaged] Ми знаємо, як прикро, коли з товаром щось не так.
        [wrong_item] Ми знаємо, як неприємно отримати не той товар.
        [refund] Ми знаємо, як неприємно чекати на повернення грошей.
        [payment] Ми знаємо, як неприємно мати проблему з оплатою.
        [customs] Ми знаємо, скільки клопоту завдають питання з митницею.
       *[other] Ми знаємо, наскільки це питання важливе для тебе.
    }

apology = { $level ->
        [regret] Нам дуже прикро, що з вами так сталося.
        [sincere] Прийміть наші найщиріші вибачення. Розвʼязати цю проблему — наш обовʼязок.
       *[apology] Просимо вас вибачити за незручності.
    }
    .casual = { $level ->
        [regret] Нам дуже прикро, що з тобою так сталося.
        [sincere] Щиро просимо в тебе вибачення. Розвʼязати цю проблему — наш обовʼязок.
       *[apology] Вибач нам за незручності.
    }

cushion = { $before ->
        [refusal] Нам хотілося б дати вам іншу відповідь.
       *[request] Нам потрібна ваша допомога.
    }
    .casual = { $before ->
        [refusal] Нам хотілося б дати тобі іншу відповідь.
       *[request] Нам потрібна твоя допомога.
    }

restate = Ми зрозуміли ваше питання так: { $summary }.
    .casual = Ми зрозуміли твоє питання так: { $summary }.

ack = Ми отримали ваше повідомлення{ $topic ->
        [none] {""}
       *[other] {" "}на тему «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(номер: { $ref })
    }.
    .casual = Твоє повідомлення{ $topic ->
        [none] {""}
       *[other] {" "}на тему «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(номер: { $ref })
    } вже в нас.

expected_reply_within = Ми відповімо вам. Максимальний строк відповіді: { DURATION($within) }.
    .casual = Ми відповімо тобі. Максимальний строк відповіді: { DURATION($within) }.

expected_reply = Ми відповімо вам не пізніше ніж { DATE($due_at, pattern: "d MMMM (EEEE)") }, { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовий пояс: { $tz_label })
    }.
    .casual = Ми відповімо тобі не пізніше ніж { DATE($due_at, pattern: "d MMMM (EEEE)") }, { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовий пояс: { $tz_label })
    }.

out_of_hours = Зараз наша служба підтримки не працює. Ми знову будемо на звʼязку з вами { DATE($opens_at, pattern: "d MMMM (EEEE)") } з { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовий пояс: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Години роботи: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Якщо питання термінове, звʼяжіться з нами тут: { $urgent_route }.
    }
    .casual = Зараз ми не на звʼязку. Знову будемо тут для тебе { DATE($opens_at, pattern: "d MMMM (EEEE)") } з { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовий пояс: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Години роботи: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Якщо питання термінове, звʼяжися з нами тут: { $urgent_route }.
    }

holiday_notice = У звʼязку зі святом{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } наша служба підтримки не працює: { LIST($dates, pattern: "d MMMM (EEEE)") }. Ми знову будемо на звʼязку з вами { DATE($opens_at, pattern: "d MMMM (EEEE)") } з { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовий пояс: { $tz_label })
    }.
    .casual = У нас свято{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, ми відпочиваємо: { LIST($dates, pattern: "d MMMM (EEEE)") }. Знову будемо тут для тебе { DATE($opens_at, pattern: "d MMMM (EEEE)") } з { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(часовий пояс: { $tz_label })
    }.

stop_confirmed = { $brand }: ми більше не надсилатимемо вам { $scope ->
        [none] повідомлень
        [marketing] реклами
       *[other] повідомлень
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Контакт: { $contact }
    }
    .casual = { $brand }: ми більше не надсилатимемо тобі { $scope ->
        [none] повідомлень
        [marketing] реклами
       *[other] повідомлень
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Контакт: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = опис питання текстом
-word-order_number = номер замовлення

need_info = Щоб ми могли розглянути ваше звернення, надішліть нам, будь ласка: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Причина: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Просимо вас відповісти не пізніше ніж { DATE($deadline, pattern: "d MMMM (EEEE)") }, { TIME($deadline) }.
    }
    .casual = Щоб ми могли тобі допомогти, надішли нам, будь ласка: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Причина: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Напиши нам, будь ласка, не пізніше ніж { DATE($deadline, pattern: "d MMMM (EEEE)") }, { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Бажаємо вам щасливого Нового року!
        [ramadan] Бажаємо вам благословенного місяця Рамадан.
        [eid_al_fitr] Бажаємо вам гарного свята Ораза-байрам!
        [eid_al_adha] Бажаємо вам гарного свята Курбан-байрам!
        [christmas] Бажаємо вам щасливого Різдва!
        [easter] Бажаємо вам світлого Великодня!
        [orthodox_easter] Бажаємо вам світлого Великодня!
        [rosh_hashanah] Бажаємо вам доброго й солодкого року!
        [hanukkah] Бажаємо вам веселої Хануки!
        [day_of_the_dead] {""}
       *[other] Бажаємо вам гарного свята!
    }
    .casual = { $feast ->
        [new_year] Бажаємо тобі щасливого Нового року!
        [ramadan] Бажаємо тобі благословенного місяця Рамадан.
        [eid_al_fitr] Бажаємо тобі гарного свята Ораза-байрам!
        [eid_al_adha] Бажаємо тобі гарного свята Курбан-байрам!
        [christmas] Бажаємо тобі щасливого Різдва!
        [easter] Бажаємо тобі світлого Великодня!
        [orthodox_easter] Бажаємо тобі світлого Великодня!
        [rosh_hashanah] Бажаємо тобі доброго й солодкого року!
        [hanukkah] Бажаємо тобі веселої Хануки!
        [day_of_the_dead] {""}
       *[other] Бажаємо тобі гарного свята!
    }

signature =
    З повагою
    { $agent_name ->
        [none] служба підтримки { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Служба підтримки { $brand }
    }
    .casual =
    Гарного дня!
    { $agent_name ->
        [none] Команда { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, команда { $brand }
    }
