# review: confident

salutation = { $name ->
        [none] Hello,
       *[other] Hello { PERSON($name) },
    }
    .casual = { $name ->
        [none] Hi there,
       *[other] Hi { PERSON($name, form: "given") },
    }

ack = Thank you for contacting us. We have received your message{ $topic ->
        [none] {""}
       *[other] {" "}about "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }.
    .casual = Thanks for reaching out! We got your message{ $topic ->
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
