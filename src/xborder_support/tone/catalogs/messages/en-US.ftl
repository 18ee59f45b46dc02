# review: confident

salutation = { $day_part ->
        [morning] Good morning
        [afternoon] Good afternoon
        [evening] Good evening
       *[any] Hello
    }{ $name ->
        [none] {""}
       *[other] {" "}{ PERSON($name, form: "surname") ->
            [none] { PERSON($name) }
           *[other] { $gender ->
                [female] Ms. { PERSON($name, form: "formal") }
                [male] Mr. { PERSON($name, form: "formal") }
               *[unknown] { PERSON($name) }
            }
        }
    },
    .casual = { $name ->
        [none] { $day_part ->
            [morning] Good morning
            [afternoon] Good afternoon
            [evening] Good evening
           *[any] Hi there
        }
       *[other] { PERSON($name, form: "given") ->
            [none] Hi there
           *[other] { $day_part ->
                [morning] Good morning
                [afternoon] Good afternoon
                [evening] Good evening
               *[any] Hi
            }{" "}{ PERSON($name, form: "given") }
        }
    },

opening = { $brand ->
        [none] Thank you for contacting us.
       *[other] Thank you for contacting { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}My name is { $agent_name } and I am handling your request.
    }
    .casual = { $brand ->
        [none] Thanks for contacting us.
       *[other] Thanks for contacting { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}I'm { $agent_name } and I'm handling this for you.
    }

empathy = { $concern ->
        [late] We understand how unpleasant it is to wait for a package.
        [lost] We understand how stressful it is not to know where a package is.
        [damaged] We understand how disappointing it is when an item is not the way it should be.
        [wrong_item] We understand how frustrating it is to receive a different item from the one ordered.
        [refund] We understand how unpleasant it is to wait for a refund.
        [payment] We understand how stressful a problem with a payment is.
        [customs] We understand how frustrating customs issues are.
       *[other] We understand that this is important to you.
    }
    .casual = { $concern ->
        [late] We know how unpleasant it is to wait for a package.
        [lost] We understand how stressful it is not to know where a package is.
        [damaged] We know how disappointing it is when an item isn't the way it should be.
        [wrong_item] We know how frustrating it is to get a different item from the one ordered.
        [refund] We know how unpleasant it is to wait for a refund.
        [payment] We know how stressful a problem with a payment is.
        [customs] We know how frustrating customs issues are.
       *[other] We know that this is important to you.
    }

apology = { $level ->
        [regret] We are sorry about this.
        [sincere] Please accept our sincere apologies.
       *[apology] We apologize for the inconvenience.
    }
    .casual = { $level ->
        [regret] We're sorry about this.
        [sincere] We're truly sorry about this.
       *[apology] We're sorry for the trouble.
    }

cushion = { $before ->
        [refusal] We wish that we had a different answer for you.
       *[request] There is one thing that we need from you.
    }
    .casual = { $before ->
        [refusal] We wish we had a different answer for you.
       *[request] There's just one thing we need from you.
    }

restate = This is how we understand your request: "{ $summary }".
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

expected_reply = You will hear from us by { TIME($due_at, pattern: "h:mm a") } on { DATE($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.
    .casual = You'll hear from us by { TIME($due_at, pattern: "h:mm a") } on { DATE($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.

expected_reply_within = You will hear back from us within { DURATION($within) }.
    .casual = You'll hear back from us within { DURATION($within) }.

out_of_hours = Our support desk is closed right now. We open again at { TIME($opens_at, pattern: "h:mm a") } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Our hours are: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}If this is urgent, please contact: { $urgent_route }.
    }
    .casual = We're closed right now, and we'll be back at { TIME($opens_at, pattern: "h:mm a") } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Our hours: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}If it's urgent, reach us here: { $urgent_route }.
    }

holiday_notice = Our support desk is closed for { $holiday_name ->
        [none] a public holiday
       *[other] { $holiday_name }
    }: { LIST($dates) }. We open again at { TIME($opens_at, pattern: "h:mm a") } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.
    .casual = We're off for { $holiday_name ->
        [none] the holiday
       *[other] { $holiday_name }
    }: { LIST($dates) }. We'll be back at { TIME($opens_at, pattern: "h:mm a") } on { DATE($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } time)
    }.

stop_confirmed = { $brand }: You have been unsubscribed and will receive no more { $scope ->
        [none] messages
        [marketing] marketing messages
       *[other] messages
    } from us.{ $contact ->
        [none] {""}
       *[other] {" "}Questions: { $contact }
    }
    .casual = { $brand }: You're unsubscribed and won't get any more { $scope ->
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

need_info = To move forward with your request, we need the following: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Reason: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Please reply by { TIME($deadline, pattern: "h:mm a") } on { DATE($deadline) }.
    }
    .casual = To help you out, we just need: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Here's why: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Please send it by { TIME($deadline, pattern: "h:mm a") } on { DATE($deadline) }.
    }

# In the United States the season is wished well, not the faith.
feast_greeting = { $feast ->
        [new_year] We wish you a happy New Year.
        [christmas] Happy Holidays to you and your family.
        [easter] We wish you a happy Easter.
        [thanksgiving] We wish you a happy Thanksgiving.
        [ramadan] We wish you a blessed Ramadan.
        [day_of_the_dead] {""}
       *[other] We wish you all the best.
    }
    .casual = { $feast ->
        [new_year] Happy New Year from all of us!
        [christmas] Happy Holidays from all of us!
        [easter] Happy Easter from all of us!
        [thanksgiving] Happy Thanksgiving from all of us!
        [ramadan] Ramadan Mubarak from all of us!
        [day_of_the_dead] {""}
       *[other] All the best from all of us!
    }

signature =
    Best regards,
    { $agent_name ->
        [none] { $brand } Customer Support
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            { $brand } Customer Support
    }
    .casual =
    Thanks,
    { $agent_name ->
        [none] The { $brand } team
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } at { $brand }
    }
