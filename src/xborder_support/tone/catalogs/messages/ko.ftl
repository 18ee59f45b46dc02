# review: draft
# The value is 합쇼체 with 고객님, .casual is 해요체 with …님. Neither says 당신.
# Behind a value stand only particles that fit every ending (에는, 까지, 입니다), never 이/가, 을/를, 은/는.

salutation = { $name ->
        [none] 고객님, 안녕하십니까?
       *[other] { PERSON($name) } 고객님, 안녕하십니까?
    }
    .casual = { $name ->
        [none] 고객님, 안녕하세요.
       *[other] { PERSON($name, form: "given") ->
            [none] { PERSON($name) } 고객님, 안녕하세요.
           *[other] { PERSON($name, form: "given") }님, 안녕하세요.
        }
    }

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] 고객센터 상담원 { $agent_name }입니다.
        }
       *[other] { $agent_name ->
            [none] { $brand } 고객센터입니다.
           *[other] { $brand } 고객센터 상담원 { $agent_name }입니다.
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] { $agent_name } 상담원이 도와드릴게요.
        }
       *[other] { $agent_name ->
            [none] { $brand } 고객센터예요.
           *[other] { $brand } 고객센터의 { $agent_name } 상담원이 도와드릴게요.
        }
    }

empathy = { $concern ->
        [late] 배송과 관련하여 걱정하시는 마음을 충분히 이해합니다.
        [lost] 택배와 관련하여 걱정하시는 마음을 충분히 이해합니다.
        [damaged] 상품과 관련하여 속상하신 마음을 충분히 이해합니다.
        [wrong_item] 주문하신 상품과 관련하여 당황하신 마음을 충분히 이해합니다.
        [refund] 환불과 관련하여 걱정하시는 마음을 충분히 이해합니다.
        [payment] 결제와 관련하여 걱정하시는 마음을 충분히 이해합니다.
        [customs] 통관과 관련하여 걱정하시는 마음을 충분히 이해합니다.
       *[other] 염려하시는 마음을 충분히 이해합니다.
    }
    .casual = { $concern ->
        [late] 배송 때문에 마음이 쓰이시죠.
        [lost] 택배 때문에 걱정되시죠.
        [damaged] 상품 때문에 속상하시죠.
        [wrong_item] 주문하신 상품 때문에 당황스러우시죠.
        [refund] 환불 때문에 마음이 쓰이시죠.
        [payment] 결제 때문에 걱정되시죠.
        [customs] 통관 때문에 신경 쓰이시죠.
       *[other] 많이 신경 쓰이시죠.
    }

apology = { $level ->
        [regret] 이용에 불편이 있으셨던 점을 안타깝게 생각합니다.
        [sincere] 이번 일로 큰 불편을 드려 진심으로 사과드립니다.
       *[apology] 불편을 드려 대단히 죄송합니다.
    }
    .casual = { $level ->
        [regret] 이용에 불편이 있으셔서 저희도 안타까워요.
        [sincere] 이번 일로 큰 불편을 드려 진심으로 죄송해요.
       *[apology] 불편을 드려 죄송해요.
    }

cushion = { $before ->
        [refusal] 기대하신 답변을 드리지 못해 매우 안타깝게 생각합니다.
       *[request] 번거로우시겠지만 한 가지 협조를 부탁드립니다.
    }
    .casual = { $before ->
        [refusal] 기대하신 답변을 드리지 못해 저희도 정말 아쉬워요.
       *[request] 번거로우시겠지만 한 가지만 도와주세요.
    }

restate = 문의하신 내용을 다음과 같이 확인했습니다: “{ $summary }”.
    .casual = 문의하신 내용을 이렇게 이해했어요: “{ $summary }”.

ack = 문의해 주셔서 감사합니다. 고객님의 { $topic ->
        [none] 문의
       *[other] ‘{ $topic }’ 관련 문의
    }{ $ref ->
        [none] {""}
       *[other] (번호: { $ref })
    }가 정상적으로 접수되었습니다.
    .casual = 문의해 주셔서 감사해요. { $topic ->
        [none] 보내 주신 문의
       *[other] ‘{ $topic }’ 관련 문의
    }{ $ref ->
        [none] {""}
       *[other] (번호: { $ref })
    }를 잘 받았어요.

expected_reply = { DATE($due_at, pattern: "M월 d일(EEE)") } { TIME($due_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] ({ $tz_label } 시간)
    }까지 답변드리겠습니다.
    .casual = { DATE($due_at, pattern: "M월 d일(EEE)") } { TIME($due_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] ({ $tz_label } 시간)
    }까지 답변드릴게요.

expected_reply_within = { DURATION($within) } 이내에 답변드리겠습니다.
    .casual = { DURATION($within) } 안에 답변드릴게요.

out_of_hours = 지금은 고객센터 운영 시간이 아닙니다. { DATE($opens_at, pattern: "M월 d일(EEE)") } { TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] ({ $tz_label } 시간)
    }부터 다시 상담해 드리겠습니다.{ $hours_text ->
        [none] {""}
       *[other] {" "}운영 시간: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}급하신 경우 다음 연락처로 문의해 주시기 바랍니다: { $urgent_route }.
    }
    .casual = 지금은 고객센터 운영 시간이 아니에요. { DATE($opens_at, pattern: "M월 d일(EEE)") } { TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] ({ $tz_label } 시간)
    }부터 다시 도와드릴게요.{ $hours_text ->
        [none] {""}
       *[other] {" "}운영 시간: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}급하시면 다음 연락처로 문의해 주세요: { $urgent_route }.
    }

holiday_notice = { LIST($dates, pattern: "M월 d일(EEE)") }에는 { $holiday_name ->
        [none] {""}
       *[other] { $holiday_name }{" "}
    }휴무로 고객센터를 운영하지 않습니다. { DATE($opens_at, pattern: "M월 d일(EEE)") } { TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] ({ $tz_label } 시간)
    }부터 다시 상담해 드리겠습니다.
    .casual = { LIST($dates, pattern: "M월 d일(EEE)") }에는 { $holiday_name ->
        [none] {""}
       *[other] { $holiday_name }{" "}
    }휴무라 고객센터도 쉬어요. { DATE($opens_at, pattern: "M월 d일(EEE)") } { TIME($opens_at, pattern: "HH:mm") }{ $tz_label ->
        [none] {""}
       *[other] ({ $tz_label } 시간)
    }부터 다시 도와드릴게요.

stop_confirmed = { $brand }: 수신 거부가 처리되었습니다. 앞으로 { $scope ->
        [none] 메시지를
        [marketing] 광고 메시지를
       *[other] 메시지를
    } 보내 드리지 않습니다.{ $contact ->
        [none] {""}
       *[other] {" "}문의: { $contact }
    }
    .casual = { $brand }: 수신 거부를 처리해 드렸어요. 앞으로 { $scope ->
        [none] 메시지를
        [marketing] 광고 메시지를
       *[other] 메시지를
    } 보내지 않을게요.{ $contact ->
        [none] {""}
       *[other] {" "}문의: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = 문의 내용(텍스트)
-word-order_number = 주문번호

need_info = 문의 처리를 위해 다음 정보를 알려 주시기 바랍니다: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}사유: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}{ DATE($deadline, pattern: "M월 d일(EEE)") } { TIME($deadline, pattern: "HH:mm") }까지 회신해 주시기 바랍니다.
    }
    .casual = 이어서 도와드리려면 다음 정보가 필요해요: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}이유: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}{ DATE($deadline, pattern: "M월 d일(EEE)") } { TIME($deadline, pattern: "HH:mm") }까지 답장해 주세요.
    }

feast_greeting = { $feast ->
        [new_year] 새해 복 많이 받으시기 바랍니다.
        [lunar_new_year] 설 연휴 즐겁게 보내시고, 새해 복 많이 받으시기 바랍니다.
        [chuseok] 풍성하고 넉넉한 한가위 보내시기 바랍니다.
        [christmas] 즐거운 성탄절 보내시기 바랍니다.
       *[other] 늘 건강하고 평안하시기를 기원합니다.
    }
    .casual = { $feast ->
        [new_year] 새해 복 많이 받으세요!
        [lunar_new_year] 즐거운 설 연휴 보내시고, 새해 복 많이 받으세요!
        [chuseok] 풍성한 한가위 보내세요!
        [christmas] 즐거운 크리스마스 보내세요!
       *[other] 늘 건강하고 행복하세요!
    }

signature =
    감사합니다.
    { $brand } 고객센터{ $agent_name ->
        [none] {""}
       *[other] {" "}{ $agent_name }{ $staff_number ->
            [none] {""}
           *[other] (사번: { $staff_number })
        }
    } 드림
    .casual =
    늘 감사드려요.
    { $brand } 고객센터{ $agent_name ->
        [none] {""}
       *[other] {" "}{ $agent_name }{ $staff_number ->
            [none] {""}
           *[other] (사번: { $staff_number })
        }
    } 드림
