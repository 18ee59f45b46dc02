# review: confident
# Modern Standard Arabic. The plural of respect addresses everybody without guessing a gender.

salutation = { $name ->
        [none] السلام عليكم،
       *[other] السلام عليكم { PERSON($name) }،
    }
    .casual = { $name ->
        [none] مرحبًا،
       *[other] مرحبًا { PERSON($name, form: "given") }،
    }

ack = نشكركم على تواصلكم معنا. لقد استلمنا رسالتكم{ $topic ->
        [none] {""}
       *[other] {" "}بخصوص «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(رقم { $ref })
    }.
    .casual = شكرًا لتواصلكم! وصلتنا رسالتكم{ $topic ->
        [none] {""}
       *[other] {" "}عن «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(رقم { $ref })
    }.

expected_reply = سيصلكم ردنا في موعد أقصاه يوم { DATE($due_at) }، الساعة { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(بتوقيت { $tz_label })
    }.
    .casual = سنرد عليكم بحلول الساعة { TIME($due_at) } يوم { DATE($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(بتوقيت { $tz_label })
    }.

expected_reply_within = سيصلكم ردنا في غضون مدة أقصاها: { DURATION($within) }.
    .casual = سيصلكم ردنا خلال مدة أقصاها: { DURATION($within) }.

out_of_hours = نود إعلامكم بأننا خارج أوقات العمل حاليًا، ونعود لخدمتكم يوم { DATE($opens_at) }، الساعة { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(بتوقيت { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}أوقات العمل: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}للحالات العاجلة يرجى التواصل عبر: { $urgent_route }.
    }
    .casual = نحن خارج أوقات العمل الآن، ونعود إليكم يوم { DATE($opens_at) }، الساعة { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(بتوقيت { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}أوقات العمل: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}للأمور العاجلة: { $urgent_route }.
    }

holiday_notice = نود إعلامكم بأن فريقنا في إجازة{ $holiday_name ->
        [none] {""}
       *[other] {" "}بمناسبة { $holiday_name }
    }: { LIST($dates) }. ونعود لخدمتكم يوم { DATE($opens_at) }، الساعة { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(بتوقيت { $tz_label })
    }.
    .casual = نحن في إجازة{ $holiday_name ->
        [none] {""}
       *[other] {" "}بمناسبة { $holiday_name }
    }: { LIST($dates) }. نعود إليكم يوم { DATE($opens_at) }، الساعة { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(بتوقيت { $tz_label })
    }.

stop_confirmed = { $brand }: تم تنفيذ طلبكم، ولن تصلكم منا { $scope ->
        [none] أي رسائل بعد الآن
        [marketing] رسائل دعائية بعد الآن
       *[other] أي رسائل بعد الآن
    }.{ $contact ->
        [none] {""}
       *[other] {" "}للاستفسار: { $contact }
    }
    .casual = { $brand }: تم، ولن تصلكم منا { $scope ->
        [none] أي رسائل أخرى
        [marketing] رسائل دعائية أخرى
       *[other] أي رسائل أخرى
    }.{ $contact ->
        [none] {""}
       *[other] {" "}للاستفسار: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = مضمون الرسالة كتابةً
-word-order_number = رقم الطلب

need_info = لاستكمال طلبكم، نرجو تزويدنا بما يلي: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}السبب: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}ونرجو أن يصلنا ردكم في موعد أقصاه يوم { DATE($deadline) }، الساعة { TIME($deadline) }.
    }
    .casual = لنكمل طلبكم نحتاج منكم إلى ما يلي: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}السبب: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}ننتظر ردكم حتى الساعة { TIME($deadline) } يوم { DATE($deadline) }.
    }

signature =
    مع خالص التحية،
    { $agent_name ->
        [none] خدمة عملاء { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            خدمة عملاء { $brand }
    }
    .casual =
    مع التحية،
    { $agent_name ->
        [none] فريق { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } من { $brand }
    }
