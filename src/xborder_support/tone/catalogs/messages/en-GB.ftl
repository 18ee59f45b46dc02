# review: confident

salutation = { $name ->
        [none] { $day_part ->
            [morning] Good morning
            [afternoon] Good afternoon
            [evening] Good evening
           *[any] Dear Customer
        }
       *[other] { $day_part ->
            [morning] Good morning
            [afternoon] Good afternoon
            [evening] Good evening
           *[any] Dear
        }{" "}{ PERSON($name, form: "surname") ->
            [none] { PERSON($name) }
           *[other] { $gender ->
                [female] Ms { PERSON($name, form: "formal") }
                [male] Mr { PERSON($name, form: "formal") }
               *[unknown] { PERSON($name) }
            }
        }
    },
    .casual = { $day_part ->
        [morning] Good morning
        [afternoon] Good afternoon
        [evening] Good evening
       *[any] Hello
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    },

opening = { $brand ->
        [none] Thank you for writing to us.
       *[other] Thank you for writing to { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}My name is { $agent_name } and I am looking after your request.
    }
    .casual = { $brand ->
        [none] Thanks for writing to us.
       *[other] Thanks for writing to { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}I'm { $agent_name } and I'm looking after this for you.
    }

empathy = { $concern ->
        [late] We understand how unpleasant it is to wait for a parcel.
        [lost] We understand how worrying it is not to know where a parcel is.
        [damaged] We understand how disappointing it is when an item is not as it should be.
        [wrong_item] We understand how annoying it is to receive a different item from the one ordered.
        [refund] We understand how unpleasant it is to wait for a refund.
        [payment] We understand how worrying a problem with a payment is.
        [customs] We understand how tiresome questions about customs are.
       *[other] We understand that this matters to you.
    }
    .casual = { $concern ->
        [late] We know how unpleasant it is to wait for a parcel.
        [lost] We understand how worrying it is not to know where a parcel is.
        [damaged] We know how disappointing it is when an item isn't as it should be.
        [wrong_item] We know how annoying it is to get a different item from the one ordered.
        [refund] We know how unpleasant it is to wait for a refund.
        [payment] We know how worrying a problem with a payment is.
        [customs] We know how tiresome questions about customs are.
       *[other] We know that this matters to you.
    }

apology = { $level ->
        [regret] We are sorry about this.
        [sincere] Please accept our sincere apologies for what has happened.
       *[apology] We apologise for the inconvenience.
    }
    .casual = { $level ->
        [regret] We're sorry about this.
        [sincere] We're truly sorry for what's happened.
       *[apology] We're sorry for the trouble.
    }

cushion = { $before ->
        [refusal] We wish that we had a different answer for you.
       *[request] We need your help with one point.
    }
    .casual = { $before ->
        [refusal] We wish we had a different answer for you.
       *[request] There's one thing we need your help with.
    }

restate = We understand your request as follows: "{ $summary }".
    .casual = Just so we've got it right: "{ $summary }".

ack = We have received your message{ $topic ->
        [none] {""}
       *[other] {" "}about "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }.
    .casual = We've got your message{ $topic ->
        [none] {""}
       *[other] {" "}about "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }.

expected_reply = We will reply by { TIME($due_at) } on { DATE($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.
    .casual = We'll get back to you by { TIME($due_at) } on { DATE($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.

expected_reply_within = You will receive our reply within { DURATION($within) }.
    .casual = You'll have our reply within { DURATION($within) }.

out_of_hours = We are closed at the moment. We open again at { TIME($opens_at) } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Our opening hours are: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}If your matter is urgent, please contact: { $urgent_route }.
    }
    .casual = We're closed at the moment. We're back at { TIME($opens_at) } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}We're here: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}If it's urgent, you can reach us here: { $urgent_route }.
    }

holiday_notice = We are closed for { $holiday_name ->
        [none] a public holiday
       *[other] { $holiday_name }
    }: { LIST($dates) }. We open again at { TIME($opens_at) } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.
    .casual = We're closed for { $holiday_name ->
        [none] a public holiday
       *[other] { $holiday_name }
    }: { LIST($dates) }. We're back at { TIME($opens_at) } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.

stop_confirmed = { $brand }: you will receive no further { $scope ->
        [none] messages
        [marketing] marketing messages
       *[other] messages
    } from us.{ $contact ->
        [none] {""}
       *[other] {" "}Questions: { $contact }
    }
    .casual = { $brand }: you won't get any more { $scope ->
        [none] messages
        [marketing] marketing messages
       *[other] messages
    } from us.{ $contact ->
        [none] {""}
       *[other] {" "}Questions: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = your message in writing
-word-order_number = the order number

need_info = To proceed with your request, we require the following: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Reason: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Please reply by { TIME($deadline) } on { DATE($deadline) }.
    }
    .casual = To help you, we just need: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Why we ask: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Please get back to us by { TIME($deadline) } on { DATE($deadline) }.
    }

# English is read in many countries: a feast is only greeted where the customer's territory keeps it.
feast_greeting = { $feast ->
        [new_year] We wish you a happy New Year.
        [lunar_new_year] We wish you a happy Lunar New Year.
        [ramadan] We wish you a blessed Ramadan.
        [eid_al_fitr] Eid Mubarak to you and your family.
        [eid_al_adha] Eid Mubarak to you and your family.
        [diwali] We wish you a happy Diwali.
        [holi] We wish you a happy Holi.
        [christmas] We wish you a merry Christmas.
        [easter] We wish you a happy Easter.
        [thanksgiving] We wish you a happy Thanksgiving.
        [mid_autumn] We wish you a happy Mid-Autumn Festival.
        [chuseok] We wish you a happy Chuseok.
        [songkran] We wish you a happy Songkran.
        [nowruz] We wish you a happy Nowruz.
        [rosh_hashanah] We wish you a good and sweet year.
        [hanukkah] We wish you a happy Hanukkah.
        [orthodox_easter] We wish you a happy Easter.
        [national_day] We wish you a happy National Day.
        [day_of_the_dead] {""}
       *[other] We wish you all the best.
    }
    .casual = { $feast ->
        [new_year] Happy New Year from all of us!
        [lunar_new_year] Happy Lunar New Year from all of us!
        [ramadan] Ramadan Mubarak from all of us!
        [eid_al_fitr] Eid Mubarak from all of us!
        [eid_al_adha] Eid Mubarak from all of us!
        [diwali] Happy Diwali from all of us!
        [holi] Happy Holi from all of us!
        [christmas] Merry Christmas from all of us!
        [easter] Happy Easter from all of us!
        [thanksgiving] Happy Thanksgiving from all of us!
        [mid_autumn] Happy Mid-Autumn Festival from all of us!
        [chuseok] Happy Chuseok from all of us!
        [songkran] Happy Songkran from all of us!
        [nowruz] Happy Nowruz from all of us!
        [rosh_hashanah] A good and sweet year from all of us!
        [hanukkah] Happy Hanukkah from all of us!
        [orthodox_easter] Happy Easter from all of us!
        [national_day] Happy National Day from all of us!
        [day_of_the_dead] {""}
       *[other] All the best from all of us!
    }

signature =
    Kind regards,
    { $agent_name ->
        [none] { $brand } Customer Service
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            { $brand } Customer Service
    }
    .casual =
    Best wishes,
    { $agent_name ->
        [none] The { $brand } team
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } at { $brand }
    }
