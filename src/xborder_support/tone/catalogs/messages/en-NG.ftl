# review: draft

salutation = { $name ->
        [none] Good day,
       *[other] Good day { PERSON($name) },
    }
    .casual = { $name ->
        [none] Hello,
       *[other] Hello { PERSON($name, form: "given") },
    }

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
    Thank you,
    { $agent_name ->
        [none] { $brand } Customer Care
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } from { $brand }
    }
