# review: confident
# Modern Standard Arabic. The plural of respect addresses everybody without guessing a gender.

# السلام عليكم is a blessing: it answers a customer who said it first, and does not stand here.
salutation = { $day_part ->
        [morning] صباح الخير
        [afternoon] مساء الخير
        [evening] مساء الخير
       *[any] تحية طيبة
    }{ $name ->
        [none] {""}
       *[other] {" "}{ $gender ->
            [female] السيدة { PERSON($name) } المحترمة
            [male] السيد { PERSON($name) } المحترم
           *[unknown] { PERSON($name) }
        }
    }،
    .casual = { $day_part ->
        [morning] صباح الخير
        [afternoon] مساء الخير
        [evening] مساء الخير
       *[any] مرحبًا
    }{ $name ->
        [none] {""}
       *[other] {" "}{ PERSON($name, form: "given") }
    }،

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] معكم { $agent_name }، ويسعدني أن أتابع طلبكم.
        }
       *[other] { $agent_name ->
            [none] معكم خدمة عملاء { $brand }.
           *[other] معكم { $agent_name } من خدمة عملاء { $brand }، ويسعدني أن أتابع طلبكم.
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] معكم { $agent_name } لمتابعة طلبكم.
        }
       *[other] { $agent_name ->
            [none] معكم فريق { $brand }.
           *[other] معكم { $agent_name } من فريق { $brand } لمتابعة طلبكم.
        }
    }

empathy = { $concern ->
        [late] نتفهم قلقكم بشأن التوصيل.
        [lost] نتفهم قلقكم بشأن شحنتكم.
        [damaged] نتفهم قلقكم بشأن المنتج.
        [wrong_item] نتفهم قلقكم بشأن المنتج الذي طلبتموه.
        [refund] نتفهم حرصكم على استرداد المبلغ.
        [payment] نتفهم قلقكم بشأن عملية الدفع.
        [customs] نتفهم قلقكم بشأن الإجراءات الجمركية.
       *[other] نتفهم أهمية هذا الأمر لكم.
    }
    .casual = { $concern ->
        [late] نعرف أن أمر التوصيل مهم لكم.
        [lost] نعرف أن أمر الشحنة مهم لكم.
        [damaged] نعرف أن أمر المنتج مهم لكم.
        [wrong_item] نعرف أن أمر المنتج الذي طلبتموه مهم لكم.
        [refund] نعرف أن أمر استرداد المبلغ مهم لكم.
        [payment] نعرف أن أمر الدفع مهم لكم.
        [customs] نعرف أن أمر الجمارك مهم لكم.
       *[other] نعرف أن هذا الأمر مهم لكم.
    }

apology = { $level ->
        [regret] نأسف لما حدث.
        [sincere] نتقدم إليكم بخالص الاعتذار عما حدث.
       *[apology] نعتذر لكم عن هذا الإزعاج.
    }
    .casual = { $level ->
        [regret] نأسف لما حدث.
        [sincere] نعتذر لكم من القلب عما حدث.
       *[apology] نعتذر منكم عن الإزعاج.
    }

cushion = { $before ->
        [refusal] يؤسفنا أنه لا يمكننا تلبية رغبتكم.
       *[request] نرجو منكم التكرم بمساعدتنا في أمر واحد.
    }
    .casual = { $before ->
        [refusal] للأسف، لا يمكننا تلبية رغبتكم.
       *[request] نحتاج إلى مساعدتكم في أمر واحد.
    }

restate = فهمنا طلبكم على النحو الآتي: «{ $summary }».
    .casual = للتأكد من طلبكم: «{ $summary }».

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
        [marketing] أي رسائل دعائية بعد الآن
       *[other] أي رسائل بعد الآن
    }.{ $contact ->
        [none] {""}
       *[other] {" "}للاستفسار: { $contact }
    }
    .casual = { $brand }: تم، ولن تصلكم منا { $scope ->
        [none] أي رسائل أخرى
        [marketing] أي رسائل دعائية أخرى
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
    .casual = لنكمل طلبكم، نحتاج منكم إلى ما يلي: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}السبب: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}ننتظر ردكم حتى الساعة { TIME($deadline) } يوم { DATE($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] كل عام وأنتم بخير بمناسبة العام الجديد.
        [ramadan] رمضان مبارك، وكل عام وأنتم بخير.
        [eid_al_fitr] عيد فطر مبارك، وكل عام وأنتم بخير.
        [eid_al_adha] عيد أضحى مبارك، وكل عام وأنتم بخير.
        [christmas] نتمنى لكم عيد ميلاد مجيدًا.
        [national_day] كل عام والوطن بخير.
       *[other] كل عام وأنتم بخير.
    }
    .casual = { $feast ->
        [new_year] سنة جديدة سعيدة لكم!
        [ramadan] رمضان كريم!
        [eid_al_fitr] عيدكم مبارك!
        [eid_al_adha] عيدكم مبارك!
        [christmas] عيد ميلاد مجيد!
        [national_day] كل عام والوطن بخير!
       *[other] كل عام وأنتم بخير!
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
