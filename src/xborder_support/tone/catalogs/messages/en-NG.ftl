# review: draft

# Ma and Sir are said where the customer declared it, and to nobody else.
salutation = { $day_part ->
        [morning] Good morning
        [afternoon] Good afternoon
        [evening] Good evening
       *[any] Good day
    }{ $name ->
        [none] { $gender ->
            [female] {" "}Ma
            [male] {" "}Sir
           *[unknown] {""}
        }
       *[other] {" "}{ PERSON($name, form: "surname") ->
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

# The thanks stand in ack, which is also read without an opening.
opening = { $agent_name ->
        [none] { $brand ->
            [none] This is our Customer Care team, and we are attending to your request.
           *[other] This is { $brand } Customer Care, and we are attending to your request.
        }
       *[other] My name is { $agent_name }{ $brand ->
            [none] {""}
           *[other] {" "}from { $brand }
        } and I am attending to your request.
    }
    .casual = { $agent_name ->
        [none] { $brand ->
            [none] This is our Customer Care team, and we're attending to this for you.
           *[other] This is { $brand } Customer Care, and we're attending to this for you.
        }
       *[other] I'm { $agent_name }{ $brand ->
            [none] {""}
           *[other] {" "}from { $brand }
        } and I'm attending to this for you.
    }

empathy = { $concern ->
        [late] We understand how unpleasant it is to wait for a parcel.
        [lost] We understand how worrying it is not to know where a parcel is.
        [damaged] We understand how disappointing it is when an item is not as it should be.
        [wrong_item] We understand how upsetting it is to receive a different item from the one ordered.
        [refund] We understand how unpleasant it is to wait for a refund.
        [payment] We understand how worrying a problem with a payment is.
        [customs] We understand how tiresome questions about customs are.
       *[other] We understand that this is important to you.
    }
    .casual = { $concern ->
        [late] We know how unpleasant it is to wait for a parcel.
        [lost] We understand how worrying it is not to know where a parcel is.
        [damaged] We know how disappointing it is when an item isn't as it should be.
        [wrong_item] We know how upsetting it is to get a different item from the one ordered.
        [refund] We know how unpleasant it is to wait for a refund.
        [payment] We know how worrying a problem with a payment is.
        [customs] We know how tiresome questions about customs are.
       *[other] We know that this is important to you.
    }

apology = { $level ->
        [regret] We are sorry about this.
        [sincere] Please accept our sincere apologies for what has happened.
       *[apology] We apologise for the inconvenience.
    }
    .casual = { $level ->
        [regret] We're sorry about this.
        [sincere] We're very sorry for what happened.
       *[apology] We're sorry for the inconvenience.
    }

cushion = { $before ->
        [refusal] We wish that we had a different answer for you.
       *[request] Kindly help us with one point.
    }
    .casual = { $before ->
        [refusal] We wish we had a different answer for you.
       *[request] Please help us with one thing.
    }

restate = We understand your request as follows: "{ $summary }".
    .casual = Just to be sure we've understood you: "{ $summary }".

ack = Thank you for contacting us. We have received your message{ $topic ->
        [none] {""}
       *[other] {" "}about "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }.
    .casual = Thank you for your message{ $topic ->
        [none] {""}
       *[other] {" "}about "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }. We have it.

expected_reply = Kindly expect our response by { TIME($due_at) } on { DATE($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.
    .casual = You can expect our reply by { TIME($due_at) } on { DATE($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.

expected_reply_within = You will receive our response within { DURATION($within) }.
    .casual = You'll get our response within { DURATION($within) }.

out_of_hours = We are closed at this time. We resume at { TIME($opens_at) } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Our working hours are: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}For urgent matters, kindly contact: { $urgent_route }.
    }
    .casual = We have closed for now. We're back at { TIME($opens_at) } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Our working hours: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}If it's urgent, reach us here: { $urgent_route }.
    }

holiday_notice = We are closed for { $holiday_name ->
        [none] the public holiday
       *[other] { $holiday_name }
    }: { LIST($dates) }. We resume at { TIME($opens_at) } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.
    .casual = We're closed for { $holiday_name ->
        [none] the public holiday
       *[other] { $holiday_name }
    }: { LIST($dates) }. We're back at { TIME($opens_at) } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.

stop_confirmed = { $brand }: Your request is confirmed. You will receive no further { $scope ->
        [none] messages
        [marketing] promotional messages
       *[other] messages
    } from us.{ $contact ->
        [none] {""}
       *[other] {" "}Enquiries: { $contact }
    }
    .casual = { $brand }: Done. You won't get any more { $scope ->
        [none] messages
        [marketing] promotional messages
       *[other] messages
    } from us.{ $contact ->
        [none] {""}
       *[other] {" "}Enquiries: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = your message in writing
-word-order_number = the order number

need_info = Kindly send us the following so that we can proceed: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Reason: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Kindly respond by { TIME($deadline) } on { DATE($deadline) }.
    }
    .casual = To help you, we need: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Why we ask: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Please reply by { TIME($deadline) } on { DATE($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] We wish you a happy and prosperous New Year.
        [ramadan] We wish you a blessed Ramadan.
        [eid_al_fitr] Eid Mubarak to you and your family.
        [eid_al_adha] Eid Mubarak to you and your family.
        [christmas] We wish you and your family a merry Christmas.
        [easter] We wish you and your family a happy Easter.
        [day_of_the_dead] {""}
       *[other] We wish you and your family all the best.
    }
    .casual = { $feast ->
        [new_year] Happy New Year to you and your family!
        [ramadan] Ramadan Kareem to you and your family!
        [eid_al_fitr] Eid Mubarak to you and your family!
        [eid_al_adha] Eid Mubarak to you and your family!
        [christmas] Merry Christmas to you and your family!
        [easter] Happy Easter to you and your family!
        [day_of_the_dead] {""}
       *[other] All the best to you and your family!
    }

signature =
    Kind regards,
    { $agent_name ->
        [none] { $brand } Customer Care
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            { $brand } Customer Care
    }
    .casual =
    Warm regards,
    { $agent_name ->
        [none] { $brand } Customer Care
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } from { $brand }
    }
