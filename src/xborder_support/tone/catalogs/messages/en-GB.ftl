# review: confident

salutation = { $name ->
        [none] Dear Customer,
       *[other] Dear { PERSON($name) },
    }
    .casual = { $name ->
        [none] Hello,
       *[other] Hello { PERSON($name, form: "given") },
    }

ack = Thank you for getting in touch. We have received your message{ $topic ->
        [none] {""}
       *[other] {" "}about "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }.
    .casual = Thanks for getting in touch. We've got your message{ $topic ->
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
