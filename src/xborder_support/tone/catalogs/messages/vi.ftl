# review: draft
# The value says Quý khách, .casual says anh/chị and ạ, as a shop does in chats, where it calls itself shop.
# People are addressed by the given name. Anh or chị alone only as declared.

salutation = { $name ->
        [none] Kính gửi Quý khách,
       *[other] { PERSON($name, form: "given") ->
            [none] Kính gửi Quý khách,
           *[other] Kính gửi Quý khách { PERSON($name) },
        }
    }
    .casual = { $name ->
        [none] Chào anh/chị ạ,
       *[other] { PERSON($name, form: "given") ->
            [none] Chào anh/chị ạ,
           *[other] { $gender ->
                [female] Chào chị { PERSON($name, form: "given") } ạ,
                [male] Chào anh { PERSON($name, form: "given") } ạ,
               *[unknown] Chào anh/chị { PERSON($name, form: "given") } ạ,
            }
        }
    }

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Tôi là { $agent_name }, người phụ trách yêu cầu của Quý khách.
        }
       *[other] { $agent_name ->
            [none] { $brand } xin gửi lời chào trân trọng đến Quý khách.
           *[other] { $brand } xin gửi lời chào trân trọng đến Quý khách. Tôi là { $agent_name }, người phụ trách yêu cầu của Quý khách.
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Em là { $agent_name }, em phụ trách yêu cầu của anh/chị ạ.
        }
       *[other] { $agent_name ->
            [none] { $brand } đây ạ.
           *[other] { $brand } đây ạ. Em là { $agent_name }, em phụ trách yêu cầu của anh/chị ạ.
        }
    }

empathy = { $concern ->
        [late] Chúng tôi hiểu sự lo lắng của Quý khách về việc giao hàng.
        [lost] Chúng tôi hiểu sự lo lắng của Quý khách về bưu kiện.
        [damaged] Chúng tôi hiểu sự lo lắng của Quý khách về sản phẩm.
        [wrong_item] Chúng tôi hiểu sự lo lắng của Quý khách về sản phẩm đã đặt.
        [refund] Chúng tôi hiểu sự lo lắng của Quý khách về khoản tiền hoàn lại.
        [payment] Chúng tôi hiểu sự lo lắng của Quý khách về việc thanh toán.
        [customs] Chúng tôi hiểu sự lo lắng của Quý khách về thủ tục hải quan.
       *[other] Chúng tôi hiểu rằng việc này quan trọng với Quý khách.
    }
    .casual = { $concern ->
        [late] Shop hiểu là anh/chị đang lo về việc giao hàng ạ.
        [lost] Shop hiểu là anh/chị đang lo về kiện hàng ạ.
        [damaged] Shop hiểu là anh/chị đang lo về sản phẩm ạ.
        [wrong_item] Shop hiểu là anh/chị đang lo về sản phẩm đã đặt ạ.
        [refund] Shop hiểu là anh/chị đang lo về khoản tiền hoàn lại ạ.
        [payment] Shop hiểu là anh/chị đang lo về việc thanh toán ạ.
        [customs] Shop hiểu là anh/chị đang lo về thủ tục hải quan ạ.
       *[other] Shop hiểu là việc này quan trọng với anh/chị ạ.
    }

apology = { $level ->
        [regret] Chúng tôi rất tiếc về việc này.
        [sincere] Chúng tôi thành thật xin lỗi Quý khách về sự việc đã xảy ra.
       *[apology] Chúng tôi xin lỗi Quý khách vì sự bất tiện này.
    }
    .casual = { $level ->
        [regret] Shop rất tiếc về việc này ạ.
        [sincere] Shop thành thật xin lỗi anh/chị về chuyện đã xảy ra ạ.
       *[apology] Shop xin lỗi anh/chị vì sự bất tiện này ạ.
    }

cushion = { $before ->
        [refusal] Chúng tôi rất tiếc vì không thể đáp ứng mong muốn của Quý khách.
       *[request] Chúng tôi xin phép nhờ Quý khách hỗ trợ một việc.
    }
    .casual = { $before ->
        [refusal] Shop rất tiếc vì không đáp ứng được mong muốn của anh/chị ạ.
       *[request] Shop nhờ anh/chị giúp một việc ạ.
    }

restate = Chúng tôi hiểu yêu cầu của Quý khách như sau: “{ $summary }”.
    .casual = Shop xin phép nhắc lại yêu cầu của anh/chị ạ: “{ $summary }”.

ack = Cảm ơn Quý khách đã liên hệ với chúng tôi. Chúng tôi đã nhận được yêu cầu của Quý khách{ $topic ->
        [none] {""}
       *[other] {" "}về “{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(mã: { $ref })
    }.
    .casual = Cảm ơn anh/chị đã nhắn cho shop. Shop đã nhận được yêu cầu{ $topic ->
        [none] {""}
       *[other] {" "}về “{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(mã: { $ref })
    } rồi ạ.

expected_reply = Chúng tôi sẽ phản hồi Quý khách trước { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(giờ { $tz_label })
    } { DATE($due_at, pattern: "'ngày' d/M (EEEE)") }.
    .casual = Shop sẽ trả lời anh/chị trước { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(giờ { $tz_label })
    } { DATE($due_at, pattern: "'ngày' d/M (EEEE)") } ạ.

expected_reply_within = Quý khách sẽ nhận được phản hồi của chúng tôi trong vòng { DURATION($within) }.
    .casual = Shop sẽ trả lời anh/chị trong vòng { DURATION($within) } ạ.

out_of_hours = Hiện đang ngoài giờ làm việc. Chúng tôi sẽ tiếp tục phục vụ Quý khách từ { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(giờ { $tz_label })
    } { DATE($opens_at, pattern: "'ngày' d/M (EEEE)") }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Giờ làm việc: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Trong trường hợp khẩn cấp, xin Quý khách liên hệ: { $urgent_route }.
    }
    .casual = Hiện shop đang ngoài giờ làm việc ạ. Shop sẽ hỗ trợ anh/chị từ { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(giờ { $tz_label })
    } { DATE($opens_at, pattern: "'ngày' d/M (EEEE)") }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Giờ làm việc: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Nếu gấp, anh/chị liên hệ shop ở đây ạ: { $urgent_route }.
    }

holiday_notice = { $holiday_name ->
        [none] Bộ phận Chăm sóc khách hàng nghỉ lễ
       *[other] Nhân dịp { $holiday_name }, Bộ phận Chăm sóc khách hàng nghỉ lễ
    }: { LIST($dates, pattern: "'ngày' d/M (EEEE)") }. Chúng tôi sẽ tiếp tục phục vụ Quý khách từ { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(giờ { $tz_label })
    } { DATE($opens_at, pattern: "'ngày' d/M (EEEE)") }.
    .casual = { $holiday_name ->
        [none] Shop nghỉ lễ
       *[other] Dịp { $holiday_name } shop nghỉ lễ
    } ạ: { LIST($dates, pattern: "'ngày' d/M (EEEE)") }. Shop sẽ hỗ trợ anh/chị từ { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(giờ { $tz_label })
    } { DATE($opens_at, pattern: "'ngày' d/M (EEEE)") }.

stop_confirmed = { $brand }: Quý khách sẽ không nhận { $scope ->
        [none] tin nhắn
        [marketing] tin quảng cáo
       *[other] tin nhắn
    } từ chúng tôi nữa.{ $contact ->
        [none] {""}
       *[other] {" "}Liên hệ: { $contact }
    }
    .casual = { $brand }: Shop sẽ không gửi { $scope ->
        [none] tin nhắn
        [marketing] tin quảng cáo
       *[other] tin nhắn
    } cho anh/chị nữa ạ.{ $contact ->
        [none] {""}
       *[other] {" "}Liên hệ: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = nội dung yêu cầu bằng văn bản
-word-order_number = mã đơn hàng

need_info = Để tiếp tục xử lý yêu cầu, chúng tôi kính mong Quý khách cung cấp: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Lý do: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Kính mong Quý khách phản hồi trước { TIME($deadline) } { DATE($deadline, pattern: "'ngày' d/M (EEEE)") }.
    }
    .casual = Để hỗ trợ tiếp, shop nhờ anh/chị gửi giúp ạ: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Lý do: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Anh/chị trả lời shop trước { TIME($deadline) } { DATE($deadline, pattern: "'ngày' d/M (EEEE)") } giúp ạ.
    }

feast_greeting = { $feast ->
        [new_year] Kính chúc Quý khách một năm mới nhiều sức khỏe và niềm vui.
        [lunar_new_year] Nhân dịp Tết Nguyên đán, kính chúc Quý khách và gia đình an khang, thịnh vượng.
        [christmas] Kính chúc Quý khách và gia đình một mùa Giáng sinh an lành.
        [mid_autumn] Kính chúc Quý khách và gia đình một mùa Trung thu đoàn viên.
       *[other] Kính chúc Quý khách và gia đình nhiều sức khỏe.
    }
    .casual = { $feast ->
        [new_year] Shop chúc anh/chị một năm mới thật nhiều sức khỏe và niềm vui ạ!
        [lunar_new_year] Chúc mừng năm mới! Shop chúc anh/chị và gia đình ăn Tết thật vui ạ.
        [christmas] Shop chúc anh/chị một mùa Giáng sinh an lành ạ!
        [mid_autumn] Shop chúc anh/chị một mùa Trung thu thật vui ạ!
       *[other] Shop chúc anh/chị thật nhiều sức khỏe ạ!
    }

signature =
    Trân trọng,
    { $agent_name ->
        [none] Bộ phận Chăm sóc khách hàng { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}(mã nhân viên { $staff_number })
            }
            Bộ phận Chăm sóc khách hàng { $brand }
    }
    .casual =
    Thân mến,
    { $agent_name ->
        [none] Đội ngũ { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}(mã nhân viên { $staff_number })
            } từ { $brand }
    }
